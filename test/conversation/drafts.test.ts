import { describe, expect, test } from 'vitest'
import { type DraftDeps, keepingDrafts } from '../../src/conversation/drafts.ts'
import type { Ask, Reply } from '../../src/conversation/exchange.ts'
import type { Typed } from '../../src/kernel/draft.ts'
import { Failure } from '../../src/kernel/failure.ts'
import type { Form } from '../../src/view/form.ts'
import { formToText, messageToText } from '../../src/view/to-text.ts'
import { CALLER, request } from '../support/requests.ts'

const FORM = 'one-to-ones.log'
const PRIYA = '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0002'
const EMPTY: Form = {
  ...{ name: FORM, notice: 'A form', title: 'A form', intro: ['Facts.'], submit: 'Save', errors: {}, keeps: true },
  fields: [{ kind: 'paragraph', name: 'note', label: 'Note', required: true, maxLength: 10 }],
  carry: { person: PRIYA, once: 'first' },
  values: { heldOn: '2026-11-22' },
}
const KEPT = { typed: { note: 'Words.' }, at: new Date('2026-11-20T23:30:00Z'), once: 'earlier' }

/** The far side of the drafts as a list of what was asked of it; what it does with it is proved against PostgreSQL. */
function desk(found: typeof KEPT | null = null, more: Partial<DraftDeps> = {}) {
  const done: (readonly [string, string, Typed?])[] = []
  const keeping = keepingDrafts({
    drafts: {
      keep: async ({ once }, typed) => void done.push(['keep', once, typed]),
      find: async () => found,
      saved: async ({ once }) => void done.push(['saved', once]),
      drop: async ({ once }) => void done.push(['drop', once]),
    },
    ...{ days: 14, savedByRoom: [], unreadable: () => undefined },
    isAway: (error) => error instanceof Failure && error.why === 'database-away',
    ...more,
  })
  const rooms: Ask[] = []
  const ask = (asked: Ask, answer: () => Reply): Promise<Reply> =>
    keeping(request(asked), CALLER, async ({ ask: seen }) => {
      rooms.push(seen)
      return answer()
    })
  return { ask, done, rooms }
}

const press: Ask = { kind: 'press', button: FORM, carry: { person: PRIYA } }
const SHOWN: Reply = { kind: 'update', message: { notice: 'Saved', body: [] } }
const openForm = (): Reply => ({ kind: 'ask', form: EMPTY })

async function formOf(reply: Promise<Reply>): Promise<Form> {
  const given = await reply
  if (given.kind !== 'ask') throw new Error(`a ${given.kind}`)
  return given.form
}
/** What is sent from the form as it was opened, with other words in it. */
async function sent(note: string, step?: string): Promise<Ask> {
  const { name, carry, values } = await formOf(desk().ask(press, openForm))
  return { kind: 'submit', form: name, carry, values: { ...values, note }, ...(step && { step }) }
}

describe('opening a form that keeps', () => {
  test('nothing kept: the form as its room made it, and a way to put it away', async () => {
    const form = await formOf(desk().ask(press, openForm))
    expect(form).toMatchObject({ values: EMPTY.values, intro: EMPTY.intro, carry: EMPTY.carry })
    expect(form.steps?.map(({ name }) => name)).toEqual(['keep'])
  })
  test('something kept: its words and its key, the day in the writer’s zone, and a way to start again', async () => {
    const form = await formOf(desk(KEPT).ask(press, openForm))
    expect(form).toMatchObject({ values: KEPT.typed, carry: { person: PRIYA, once: 'earlier' } })
    expect(form.values).not.toHaveProperty('heldOn')
    expect(form.intro[0]).toContain('What you wrote on Friday 20 November 2026 was kept.')
    expect(form.steps?.map(({ name }) => name)).toEqual(['afresh', 'keep'])
  })
  test('more kept than the field takes: none of it is cut away', async () => {
    const form = await formOf(desk({ ...KEPT, typed: { note: '0123456789and more' } }).ask(press, openForm))
    expect(form.values.note).toBe('0123456789')
    expect(formToText(form)).toContain('This did not fit under “Note”: and more')
  })
  test('the room gives the fields that the kept words need', async () => {
    const refill = (typed: Typed): Form => ({ ...EMPTY, title: `For ${Object.keys(typed)}` })
    expect(await formOf(desk(KEPT).ask(press, () => ({ kind: 'ask', form: EMPTY, refill })))).toMatchObject({
      title: 'For note',
      values: KEPT.typed,
    })
  })
  test('a draft that can’t be read keeps no form closed', async () => {
    const told: unknown[] = []
    const broken = { keep: async () => undefined, saved: async () => undefined, drop: async () => undefined }
    const drafts = { ...broken, find: () => Promise.reject(new Error('sealed')) }
    const form = await formOf(desk(null, { drafts, unreadable: (error) => told.push(error) }).ask(press, openForm))
    expect(form.values).toEqual(EMPTY.values)
    expect(told).toHaveLength(1)
  })
  test('a form that does not keep is left alone', async () => {
    const { keeps: _, ...plain } = EMPTY
    expect(await formOf(desk(KEPT).ask(press, () => ({ kind: 'ask', form: plain })))).toEqual(plain)
  })
})

describe('what is typed', () => {
  test('is kept as it is typed, and no room hears of it', async () => {
    const { ask, done, rooms } = desk()
    expect(await ask(await sent('Wor', 'draft'), openForm)).toEqual({ kind: 'quiet' })
    expect(done).toEqual([['keep', 'first', { heldOn: '2026-11-22', note: 'Wor' }]])
    expect(rooms).toEqual([])
  })
  test('a form closed as it was opened leaves nothing, and one emptied again nothing more', async () => {
    const { ask, done } = desk()
    await ask(await sent('  ', 'draft'), openForm)
    expect(done).toEqual([['drop', 'first']])
  })
  test('typing in a form that does not keep reaches nobody', async () => {
    const { ask, done, rooms } = desk()
    const typed: Ask = { kind: 'submit', form: FORM, values: { note: 'x' }, carry: {}, step: 'draft' }
    expect(await ask(typed, openForm)).toEqual({ kind: 'quiet' })
    expect([...done, ...rooms]).toEqual([])
  })

  test.each<[string, () => Reply]>([
    ['refused', () => ({ kind: 'keep', errors: { note: 'Too short.' } })],
    ['met by a form with one row more', openForm],
  ])('%s: it is kept', async (_how, answer) => {
    const { ask, done } = desk()
    await ask(await sent('Words.'), answer)
    expect(done).toEqual([['keep', 'first', { heldOn: '2026-11-22', note: 'Words.' }]])
  })
  test.each<[string, Error, string]>([
    ['a fault of ours', new Error('broke'), 'first'],
    ['somebody who moved', new Failure('not-yours', 'Not yours.', 'log'), 'first'],
    ['a key that is used up: they come back in a form with another', new Failure('stale', 'Stale.', 'log'), ''],
  ])('kept after %s', async (_what, error, once) => {
    const { ask, done } = desk()
    const broken = (): Reply => {
      throw error
    }
    await expect(ask(await sent('Words.'), broken)).rejects.toBe(error)
    expect(done).toEqual([['keep', once, { heldOn: '2026-11-22', note: 'Words.' }]])
  })
  test('with the database away nothing is tried and nothing claimed', async () => {
    const { ask, done } = desk()
    const away = (): Reply => {
      throw new Failure('database-away', 'Away.', 'log')
    }
    await expect(ask(await sent('Words.'), away)).rejects.toMatchObject({ why: 'database-away' })
    expect(done).toEqual([])
  })

  test('saved, it is not kept any longer', async () => {
    const { ask, done } = desk()
    expect(await ask(await sent('Words.'), () => SHOWN)).toBe(SHOWN)
    expect(done).toEqual([['saved', 'first']])
  })
  test('a room that lets go of it in its own transaction is not asked twice', async () => {
    const { ask, done } = desk(null, { savedByRoom: [FORM] })
    await ask(await sent('Words.'), () => SHOWN)
    expect(done).toEqual([])
  })
})

describe('putting a form away', () => {
  test('keeps the words and says how to go on; no room hears of it', async () => {
    const { ask, done, rooms } = desk()
    const reply = await ask(await sent('Words.', 'keep'), openForm)
    const text = reply.kind === 'update' ? messageToText(reply.message) : ''
    expect(text).toContain('Sunday 6 December 2026')
    expect(reply).toMatchObject({
      message: { body: [{}, {}, { buttons: [{ name: FORM, carry: { person: PRIYA } }] }] },
    })
    expect([done.length, rooms.length]).toEqual([1, 0])
  })
  test('with nothing written says so', async () => {
    const reply = await desk().ask(await sent('', 'keep'), openForm)
    expect(reply.kind === 'update' ? messageToText(reply.message) : '').toContain('nothing was kept')
  })
})

test('starting again lets go of the words and opens the form as if for the first time', async () => {
  const { ask, done, rooms } = desk(KEPT)
  const form = await formOf(ask(await sent('Words.', 'afresh'), openForm))
  expect(done).toEqual([['drop', 'first']])
  expect(rooms).toEqual([{ kind: 'press', button: FORM, carry: { person: PRIYA } }])
  expect(form.values).toEqual({ ...EMPTY.values, note: '' })
})
