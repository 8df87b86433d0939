import { afterEach, describe, expect, it } from 'vitest'
import type { Ask, Reply } from '../../src/conversation/exchange.ts'
import type { Field, Form } from '../../src/view/form.ts'
import { DOORS } from '../support/doors.ts'
import { openOneDoor, SAM } from '../support/one-door.ts'

const row = (index: number): Field => ({
  kind: 'line',
  name: `action-${index}`,
  label: `Action ${index}`,
  required: index === 1,
  maxLength: 200,
  ...(index === 1 && { heading: 'What was agreed' }),
})
const many = ['wellbeing', 'workload', 'welfare'].map((value) => ({ value, label: `About ${value}` }))

/** A form of a room: so many rows of actions, and what it puts in its fields. */
function formOf(rows: number, more: Partial<Form> = {}): Form {
  return {
    name: 'one-to-ones.log',
    notice: 'Log a one-to-one',
    title: 'Log a one-to-one',
    intro: [],
    fields: [
      { kind: 'date', name: 'heldOn', label: 'When did you meet?', required: true },
      { kind: 'choice', name: 'covered', label: 'What was covered', required: false, many: true, options: many },
      { kind: 'paragraph', name: 'note', label: 'Shared note', required: true, maxLength: 3_000 },
      ...Array.from({ length: rows }, (_, index) => row(index + 1)),
    ],
    submit: 'Save',
    steps: [
      { name: 'more', label: 'Add another action', after: `action-${rows}` },
      { name: 'words', label: 'Use the usual words' },
    ],
    keeps: true,
    carry: { once: 'k1' },
    values: { heldOn: '2026-03-09' },
    errors: {},
    ...more,
  }
}

const saved: Reply = { kind: 'update', message: { notice: 'Saved', body: [{ kind: 'text', text: 'It is saved.' }] } }
type Submit = Extract<Ask, { kind: 'submit' }>
let close: () => Promise<void> = async () => undefined
afterEach(() => close())

async function openForm(openRig: (typeof DOORS)[number][1], answer: (ask: Submit) => Reply) {
  const asked: Submit[] = []
  const one = await openOneDoor(await openRig(), ({ ask }) => {
    if (ask.kind === 'command') return { kind: 'ask', form: formOf(1) }
    if (ask.kind !== 'submit') return { kind: 'quiet' }
    asked.push(ask)
    return answer(ask)
  })
  close = one.close
  await one.driver.says(SAM, '/one-to-one')
  return { driver: one.driver, logged: one.opened.logged, asked }
}

describe.each(DOORS)('a form in %s', (_door, openRig) => {
  it('grows by a step, with everything typed still in it and nothing asked of what is missing', async () => {
    const { driver, asked } = await openForm(openRig, ({ step, values }) =>
      step === 'more' ? { kind: 'ask', form: formOf(2, { values }) } : saved,
    )
    expect(driver.screen(SAM)).toContain('What was agreed')
    await driver.steps(SAM, 'Add another action', { covered: 'workload', 'action-1': 'Ring the fleet desk' })
    expect(asked.at(-1)).toEqual({
      kind: 'submit',
      form: 'one-to-ones.log',
      step: 'more',
      values: { heldOn: '2026-03-09', covered: ['workload'], note: '', 'action-1': 'Ring the fleet desk' },
      carry: { once: 'k1' },
    })
    expect(driver.openForm(SAM)).toMatchObject({ 'action-1': 'Ring the fleet desk', 'action-2': '' })
    await driver.fills(SAM, { note: 'We talked.', 'action-2': 'Book leave' })
    expect(asked.at(-1)).toMatchObject({ values: { 'action-1': 'Ring the fleet desk', 'action-2': 'Book leave' } })
    expect(asked.at(-1)).not.toHaveProperty('step')
    expect(driver.openForm(SAM)).toBeNull()
    expect(driver.screen(SAM)).toContain('It is saved.')
    expect(driver.faults()).toEqual([])
  })

  it('shows the words a step puts in a field, also over words that were typed there, and keeps all others', async () => {
    const words = 'Agreed since last time:'
    const { driver, asked } = await openForm(openRig, ({ step, values }) =>
      step === 'words' ? { kind: 'ask', form: formOf(1, { values: { ...values, note: words } }) } : saved,
    )
    await driver.steps(SAM, 'Use the usual words', { note: 'Half a thought', 'action-1': 'Ring' })
    expect(driver.openForm(SAM)).toMatchObject({ note: words, 'action-1': 'Ring', heldOn: '2026-03-09' })
    await driver.steps(SAM, 'Use the usual words', { note: 'Another thought' })
    expect(driver.openForm(SAM)).toMatchObject({ note: words, 'action-1': 'Ring' })
    await driver.fills(SAM, {})
    expect(asked.at(-1)).toMatchObject({ values: { note: words, 'action-1': 'Ring' } })
    expect(driver.faults()).toEqual([])
  })

  it('keeps what is typed in a field that the next form says nothing of', async () => {
    const { driver } = await openForm(openRig, () => ({ kind: 'ask', form: formOf(2, { values: {} }) }))
    await driver.steps(SAM, 'Add another action', { note: 'Not to be lost', covered: 'welfare' })
    expect(driver.openForm(SAM)).toMatchObject({ note: 'Not to be lost', covered: 'welfare' })
  })

  it('gives way to another form, in which nothing of it stands, even under the same name', async () => {
    const other = formOf(1, { name: 'one-to-ones.other', values: { heldOn: '2026-03-10' } })
    const { driver, asked } = await openForm(openRig, ({ form }) =>
      form === 'one-to-ones.log' ? { kind: 'ask', form: other } : saved,
    )
    await driver.fills(SAM, { note: 'Of the first form', covered: 'welfare' })
    expect(driver.openForm(SAM)).toMatchObject({ note: '', covered: '', heldOn: '2026-03-10' })
    await driver.fills(SAM, { note: 'Of the second' })
    expect(asked.at(-1)).toMatchObject({ form: 'one-to-ones.other', values: { note: 'Of the second', covered: [] } })
  })

  it('says what is wrong with a step and loses nothing by it', async () => {
    const { driver } = await openForm(openRig, () => ({ kind: 'keep', errors: { form: 'Five actions are enough.' } }))
    await driver.steps(SAM, 'Add another action', { note: 'Not to be lost' })
    expect(driver.screen(SAM)).toContain('Five actions are enough.')
    expect(driver.openForm(SAM)).toMatchObject({ note: 'Not to be lost' })
    expect(driver.faults()).toEqual([])
  })

  it('stays as it is when a step is answered with nothing', async () => {
    const { driver } = await openForm(openRig, () => ({ kind: 'quiet' }))
    await driver.steps(SAM, 'Add another action', {})
    expect(driver.openForm(SAM)).toMatchObject({ heldOn: '2026-03-09', 'action-1': '' })
  })

  it('gives way to the message of a step that ends it', async () => {
    const { driver } = await openForm(openRig, ({ step }) => (step === 'words' ? saved : { kind: 'quiet' }))
    await driver.steps(SAM, 'Use the usual words', { note: 'For later' })
    expect(driver.screen(SAM)).toContain('It is saved.')
    expect(driver.openForm(SAM)).toBeNull()
  })

  it('closed without a word typed, or sent, brings no draft after it', async () => {
    const { driver, asked } = await openForm(openRig, () => saved)
    await driver.types(SAM, { note: 'We talked.' })
    await driver.fills(SAM, {})
    expect(asked.filter(({ step }) => step === undefined)).toMatchObject([{ values: { note: 'We talked.' } }])
    expect(asked.at(-1)).not.toHaveProperty('step')
  })
})

const TELLING = DOORS.filter(([door]) => door !== 'teams')

describe.each(TELLING)('while somebody types, a form in %s', (_door, openRig) => {
  it('brings what is typed and not sent, and shows nothing of it', async () => {
    const { driver, asked, logged } = await openForm(openRig, () => ({ kind: 'keep', errors: { form: 'No.' } }))
    await driver.types(SAM, { covered: 'welfare, workload', note: 'canary-5521 half' })
    await driver.types(SAM, { note: 'canary-5521 half a sentence' })
    expect(driver.openForm(SAM)).toMatchObject({ note: 'canary-5521 half a sentence' })
    await driver.closes(SAM)
    const draft = {
      kind: 'submit',
      form: 'one-to-ones.log',
      step: 'draft',
      values: { heldOn: '2026-03-09', covered: ['workload', 'welfare'], note: 'canary-5521 half a sentence' },
      carry: { once: 'k1' },
    }
    expect(asked.at(-1)).toMatchObject({ ...draft, values: { ...draft.values, covered: expect.anything() } })
    expect([asked.at(-1)?.values.covered].flat().sort()).toEqual(['welfare', 'workload'])
    expect(asked.every(({ step }) => step === 'draft')).toBe(true)
    expect(driver.openForm(SAM)).toBeNull()
    expect(driver.screen(SAM)).not.toContain('No.')
    expect(JSON.stringify(logged)).not.toContain('canary-5521')
    expect(driver.faults()).toEqual([])
  })
})

it('in Teams, where a card tells nothing and cannot be closed, the form’s own step keeps the words', async () => {
  const kept: Form = formOf(1, { steps: [{ name: 'keep', label: 'Keep for later' }] })
  const rig = DOORS.find(([door]) => door === 'teams')?.[1]
  if (!rig) throw new Error('there is no Teams')
  const { driver, asked } = await openForm(rig, ({ step }) => (step === 'keep' ? saved : { kind: 'ask', form: kept }))
  await driver.steps(SAM, 'Use the usual words', {})
  await driver.types(SAM, { note: 'Half a sentence' })
  expect(asked).toHaveLength(1)
  await driver.closes(SAM)
  expect(asked.at(-1)).toMatchObject({ step: 'keep', values: { note: 'Half a sentence' } })
  expect(driver.openForm(SAM)).toBeNull()
})
