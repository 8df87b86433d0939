import { describe, expect, test } from 'vitest'
import { renderCards, renderForm } from '../../../src/doors/teams/render.ts'
import type { Node } from '../../../src/view/message.ts'
import { FORMS, formOf, LONG_TEXT, options } from '../../support/views.ts'

const message = (...body: readonly Node[]) => ({ notice: 'Notice', body })
const body = (...nodes: readonly Node[]) => renderCards(message(...nodes)).flatMap((page) => page.card.body)
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

describe('a message', () => {
  test('that is too long for one card goes on in the next, each with the notice and its place', () => {
    const pages = renderCards(message(...Array.from({ length: 4 }, (): Node => ({ kind: 'text', text: LONG_TEXT }))))
    expect(pages.length).toBeGreaterThan(2)
    expect(pages[1]?.summary).toBe(`Notice (2 of ${pages.length})`)
    for (const { card } of pages) expect(bytes(card)).toBeLessThan(28_000)
  })
  test('does not leave a heading alone at the end of a card', () => {
    const heading: Node = { kind: 'heading', level: 2, text: 'Next' }
    const pages = renderCards(
      message(
        ...Array.from({ length: 12 }, (): Node[] => [
          heading,
          { kind: 'text', text: LONG_TEXT.slice(0, 3_900) },
        ]).flat(),
      ),
    )
    for (const { card } of pages) expect(card.body.at(-1)).not.toHaveProperty('style')
  })
  test('has sets of six buttons, each with a fallback that knows the verb', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({
      label: `${index}`,
      name: 'pick.one',
      carry: { id: `${index}` },
    }))
    const sets = body({ kind: 'buttons', buttons: many })
    expect(sets.map((set) => (set.type === 'ActionSet' ? set.actions.length : 0))).toEqual([6, 2])
    expect(sets[1]).toMatchObject({
      actions: [
        {
          type: 'Action.Execute',
          verb: 'pick.one',
          data: { carry: { id: '6' } },
          fallback: { type: 'Action.Submit', data: { carry: { id: '6' }, verb: 'pick.one' } },
        },
        {},
      ],
    })
  })
  test('says urgency in words, and lines what follows a divider', () => {
    expect(
      body({ kind: 'text', tone: 'urgent', text: 'Now' }, { kind: 'divider' }, { kind: 'note', text: 'Later' }),
    ).toEqual([
      {
        type: 'Container',
        style: 'attention',
        items: [{ type: 'TextBlock', text: 'Important: Now', wrap: true, weight: 'Bolder' }],
      },
      { type: 'TextBlock', text: 'Later', wrap: true, isSubtle: true, size: 'Small', separator: true },
    ])
  })
})

describe('Markdown that a person typed is shown, not obeyed', () => {
  test.each([
    ['*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['[a](https://example.org)', '\\[a\\](https\\://example.org)'],
    ['<at>All</at>', '\\<at\\>All\\</at\\>'],
    ['# a', '\\# a'],
    ['- a\n1. b', '\\- a\n\n1\\. b'],
    ['{{DATE(x)}}', '{\\{DATE(x)}}'],
    ['&lt; & co', '\\&lt; & co'],
    ['www.example.org', 'www\\.example.org'],
    ['Ring 0800 00-00 (free). 1.5 hours', 'Ring 0800 00-00 (free). 1.5 hours'],
  ])('%s', (typed, markdown) => {
    expect(body({ kind: 'text', text: typed })).toEqual([{ type: 'TextBlock', text: markdown, wrap: true }])
  })
  test('also in a list, a fact and a link', () => {
    expect(body({ kind: 'list', items: ['*a*', '1. b'] })).toMatchObject([{ text: '- \\*a\\*\r- 1\\. b' }])
    expect(body({ kind: 'facts', facts: [{ label: '*a*', value: '' }] })).toMatchObject([
      { facts: [{ title: '\\*a\\*', value: '–' }] },
    ])
    expect(body({ kind: 'links', links: [{ label: 'a](b', href: 'tel:116 123', note: '_c_' }] })).toMatchObject([
      { text: '[a\\](b](tel:116123) – 116 123 – \\_c\\_' },
    ])
  })
})

describe('a form', () => {
  test('comes back filled and with its errors, said at the top and at the field', () => {
    const chosen = { topics: [1, 2].map((index) => `00000000-0000-4000-8000-00000000000${index}`) }
    const form = formOf('Typed', { values: { notes: 'Typed', ...chosen }, errors: { when: 'Enter a real date.' } })
    const drawn = renderForm(form).card.body
    expect(drawn).toContainEqual(expect.objectContaining({ type: 'Input.Text', id: 'notes', value: 'Typed' }))
    expect(drawn).toContainEqual(expect.objectContaining({ id: 'topics', value: chosen.topics.join(',') }))
    expect(drawn).toContainEqual(expect.objectContaining({ text: 'Error: Enter a real date.', color: 'Attention' }))
    expect(drawn).toContainEqual(expect.objectContaining({ type: 'Container', style: 'attention' }))
  })
  test('sends its name, its carry and its shape with both of its ways', () => {
    expect(renderForm(formOf('Typed')).card.body.at(-1)).toMatchObject({
      actions: [
        {
          verb: 'submit',
          data: { name: 'one-to-one.record', carry: { once: 'a1b2' }, shape: { title: 'Log a one-to-one' } },
          fallback: { data: { verb: 'submit', name: 'one-to-one.record', shape: { title: 'Log a one-to-one' } } },
        },
      ],
    })
  })
  test('that is large leaves its shape out of the fallback; one that is too large is refused', () => {
    const large = renderForm(FORMS['150 options'] ?? formOf('')).card.body.at(-1)
    expect(large).toMatchObject({
      actions: [{ data: { shape: {} }, fallback: { data: { name: 'one-to-one.record' } } }],
    })
    expect(large).not.toMatchObject({ actions: [{ fallback: { data: { shape: {} } } }] })
    const field = { kind: 'person', name: 'who', label: 'Who?', required: true, options: options(900) } as const
    expect(() => renderForm(formOf('', { fields: [field] }))).toThrow('bytes')
  })
  test('does not take a field name that the form itself needs', () => {
    const field = { kind: 'date', name: 'carry', label: 'When?', required: true } as const
    expect(() => renderForm(formOf('', { fields: [field] }))).toThrow('a name that the form itself needs')
  })
})
