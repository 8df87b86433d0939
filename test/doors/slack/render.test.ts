import { describe, expect, test } from 'vitest'
import { renderErrors, renderHome, renderMessages, renderModal } from '../../../src/doors/slack/render.ts'
import { buttonName } from '../../../src/doors/slack/render-nodes.ts'
import type { Node } from '../../../src/view/message.ts'
import { blockKitFaults } from '../../support/block-kit-rules.ts'
import { buttonsOf } from '../../support/slack-screen.ts'
import { FORMS, formOf, MESSAGES, messageOf, options } from '../../support/views.ts'

const message = (...body: readonly Node[]) => ({ notice: 'Notice', body })
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false })
const buttons = (count: number): Node => ({
  kind: 'buttons',
  buttons: Array.from({ length: count }, (_, index) => ({
    label: `${index}`,
    name: 'pick',
    carry: { id: `${index}` },
  })),
})

describe('a message', () => {
  test('that is too long for one goes on in the next, each with the notice and its place', () => {
    const pages = renderMessages(message(...Array.from({ length: 120 }, (): Node => ({ kind: 'divider' }))))
    expect(pages.map((page) => page.blocks.length)).toEqual([50, 50, 20])
    expect(pages.map((page) => page.text)).toEqual(['Notice (1 of 3)', 'Notice (2 of 3)', 'Notice (3 of 3)'])
  })
  test('does not leave a heading alone at the end of a page', () => {
    const dividers = Array.from({ length: 49 }, (): Node => ({ kind: 'divider' }))
    const [first, second] = renderMessages(
      message(...dividers, { kind: 'heading', level: 1, text: 'Next' }, { kind: 'text', text: 'Words' }),
    )
    expect(first?.blocks.length).toBe(49)
    expect(second?.blocks[0]).toEqual({ type: 'header', text: plain('Next') })
  })
  test('has more rows for more buttons, whose names come back from their action ids', () => {
    const [page] = renderMessages(message(buttons(30)))
    const rows = page?.blocks.map((block) => (block.type === 'actions' ? block.elements : [])) ?? []
    expect(rows.map((row) => row.length)).toEqual([25, 5])
    const ids = rows.flat().map((element) => element.action_id)
    expect(new Set(ids).size).toBe(30)
    expect(new Set(ids.map(buttonName))).toEqual(new Set(['pick']))
    expect(rows[1]?.[4]?.value).toBe('{"id":"29"}')
  })
  test('puts what a person wrote into plain text, and says urgency in words', () => {
    const [page] = renderMessages(message({ kind: 'text', tone: 'urgent', text: '*now* <!here>' }))
    expect(page?.blocks).toEqual([{ type: 'section', text: plain('⚠️ Important: *now* <!here>') }])
  })
  test('makes links of numbers and addresses, and nothing else', () => {
    const links = [
      { label: 'Ring & talk', href: 'tel:116 123', note: 'by @here, *free*' },
      { label: 'a|b', href: 'https://example.org/?a=1&b=2' },
      { label: 'No', href: 'javascript:x' },
    ]
    const [page] = renderMessages(message({ kind: 'links', links }))
    const text =
      '<tel:116123|Ring &amp; talk> – 116 123 – by @\u200Bhere, \u200B*\u200Bfree\u200B*\u200B\n' +
      '<https://example.org/?a=1&amp;b=2|a¦b>\nNo – javascript:x'
    expect(page?.blocks).toEqual([{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }])
  })
  test('has a notice that mentions nobody', () => {
    const [page] = renderMessages({ notice: '<!channel> & *you*', body: [] })
    expect(page?.text).toBe('&lt;!channel&gt; &amp; \u200B*\u200Byou\u200B*\u200B')
  })
})

describe('a modal', () => {
  test('comes back filled', () => {
    const chosen = { topics: ['00000000-0000-4000-8000-000000000001'], who: '00000000-0000-4000-8000-000000000002' }
    const form = formOf('Typed', { values: { notes: 'Typed', when: '2026-11-22', ...chosen } })
    const modal = renderModal(form)
    const element = (name: string) => modal.blocks.find((block) => block.type === 'input' && block.block_id === name)
    expect(element('notes')).toMatchObject({ element: { action_id: 'value', initial_value: 'Typed' }, optional: false })
    expect(element('when')).toMatchObject({ element: { initial_date: '2026-11-22' } })
    expect(element('topics')).toMatchObject({ element: { initial_options: [{ text: plain('Constable Number 2') }] } })
    expect(element('who')).toMatchObject({ element: { initial_option: { text: plain('Constable Number 3') } } })
    expect(modal).toMatchObject({ callback_id: form.name, private_metadata: JSON.stringify({ carry: form.carry }) })
  })
  test('keeps a text that is longer than its field and a date that is none', () => {
    expect(renderModal(FORMS['longer than allowed'] ?? formOf(''))).toMatchObject({
      blocks: [{ element: { initial_value: expect.stringMatching(/^Somebody/) } }],
    })
    const hints = renderModal(formOf('', { values: { when: '31 Feb' } })).blocks.map((block) =>
      block.type === 'input' ? block.hint?.text : '',
    )
    expect(hints).toContain('Only what you both agreed to write down. You wrote “31 Feb”.')
  })
  test('groups more options than a list takes', () => {
    expect(renderModal(FORMS['150 options'] ?? formOf(''))).toMatchObject({
      blocks: [{ element: { option_groups: [{ label: plain('1 to 100') }, { label: plain('101 to 150') }] } }],
    })
  })
  test('with a title longer than Slack takes says it in full', () => {
    const modal = renderModal(formOf('', { title: 'Record what was agreed in a one-to-one' }))
    expect(modal.title).toEqual(plain('Alongside'))
    expect(modal.blocks[0]).toEqual({ type: 'section', text: plain('Record what was agreed in a one-to-one') })
  })
  test.each([
    ['a submit text', formOf('', { submit: 'Save this and go back to where you were' }), 'submit text'],
    ['what it carries', formOf('', { carry: { id: 'x'.repeat(3_000) } }), 'private metadata'],
    ['what was typed', formOf('', { values: { notes: 'x'.repeat(3_001) } }), 'typed text'],
    [
      'the number of fields',
      formOf('', {
        fields: options(101).map(({ value, label }) => ({ kind: 'date', name: value, label, required: true })),
      }),
      '100 blocks',
    ],
  ])('is refused by the rule’s name where Slack cannot take %s', (_, form, rule) => {
    expect(() => renderModal(form)).toThrow(rule)
  })
})

test('errors stand at their fields; what belongs to none stands at the first', () => {
  const errors = { when: 'Enter a real date.', form: 'Not saved yet.', gone: 'Choose again.' }
  expect(renderErrors(errors, ['who', 'when'])).toEqual({
    who: 'Not saved yet. Choose again.',
    when: 'Enter a real date.',
  })
  expect(renderErrors(errors, [])).toEqual({})
})

test('App Home takes the same message as one page, or shows a long one page after page', () => {
  const home = renderHome(messageOf('Today'))
  expect(blockKitFaults(home)).toEqual([])
  expect(home.type).toBe('home')
  const long = message(...Array.from({ length: 250 }, (_, index): Node => ({ kind: 'note', text: `Line ${index}` })))
  const pages = [1, 2, 3].map((page) => renderHome(long, page))
  expect(pages.flatMap(blockKitFaults)).toEqual([])
  const labels = (blocks: readonly { type: string }[]) => buttonsOf(blocks).map(({ label }) => label)
  expect(pages.map(({ blocks }) => labels(blocks))).toEqual([
    ['On to page 2 of 3'],
    ['Back to page 1 of 3', 'On to page 3 of 3'],
    ['Back to page 2 of 3'],
  ])
  const lines = pages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'context' ? [block] : [])))
  expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(250)
  expect(renderHome(long, 9)).toEqual(pages[2])
  expect(blockKitFaults(renderHome(MESSAGES['60 links'] ?? message()))).toEqual([])
})
