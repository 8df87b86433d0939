import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Reply } from '../../../src/conversation/exchange.ts'
import { type RecordRoomDeps, recordRoom } from '../../../src/features/record/flow.ts'
import type { OneRecord } from '../../../src/features/record/one.ts'
import type { Timeline } from '../../../src/features/record/timeline.ts'
import type { Form, Values } from '../../../src/view/form.ts'
import type { Carry } from '../../../src/view/message.ts'
import { formToText, messageToText } from '../../../src/view/to-text.ts'
import { day } from '../../support/days.ts'
import { CALLER, command, request } from '../../support/requests.ts'

const [PRIYA, RECORD, ONCE] = [randomUUID(), randomUUID(), randomUUID()]
const AT = new Date('2026-11-20T12:00:00Z')

const TIMELINE: Timeline = {
  person: { id: PRIYA, name: 'Priya Shah', rank: 'Police Constable' },
  ...{ relation: 'supervisor', counts: [], only: null, entries: [], older: false, next: null, dueOn: null },
  ...{ openActions: [], openActionCount: 0 },
}
const ONE: OneRecord = {
  person: { id: PRIYA, name: 'Priya Shah' },
  ...{ relation: 'self', by: 'Tom Ashworth', heldOn: day('2026-11-20'), kind: 'regular', recordedAt: AT },
  shared: {
    ...{ record: RECORD, subject: PRIYA, version: 2, author: 'Tom Ashworth', heldOn: day('2026-11-20') },
    ...{
      kind: 'regular',
      covered: [],
      note: 'By Friday.',
      keepPrivate: false,
      actions: [],
      nextOn: null,
      noNext: null,
    },
  },
  ...{ ownNote: null, additions: [] },
}
const NOW = {
  ...{ record: RECORD, person: 'Priya Shah', version: 3, heldOn: day('2026-11-20'), note: 'By Friday.' },
  corrections: [{ kind: 'correction', by: 'Karen Whitfield', at: AT, text: 'By Monday.', reason: 'Why.', day: null }],
} as const

/** The far side remembers what it was asked; the stores' own rules are proved against PostgreSQL. */
function room(change: Partial<RecordRoomDeps> = {}) {
  const asked: unknown[][] = []
  const far =
    <A extends unknown[], T>(name: string, answer: T) =>
    async (...given: A): Promise<T> => {
      asked.push([name, ...given.slice(1)])
      return answer
    }
  const ask = recordRoom({
    timeline: far('timeline', TIMELINE),
    one: far('one', ONE),
    myPeople: far('people', [{ id: PRIYA, reference: 'PC1008', name: 'Priya Shah', rank: 'Police Constable' }]),
    search: far('search', { hits: [], looked: 0, more: false }),
    readers: far('readers', { lines: [], next: null, older: false }),
    confirm: far('confirm', 'confirmed' as const),
    comment: far('comment', { told: 1 }),
    toCorrect: far('to-correct', NOW),
    correct: far('correct', { kind: 'corrected' } as const),
    offer: far('offer', { kind: 'not-set-up' } as const),
    help: () => [],
    newKey: () => ONCE,
    elsewhere: async () => ({ kind: 'quiet' }),
    ...change,
  })
  return {
    asked,
    press: (button: string, carry: Carry = {}) => ask(request({ kind: 'press', button, carry }), CALLER),
    submit: (form: string, values: Values, carry: Carry = {}) =>
      ask(request({ kind: 'submit', form, values, carry }), CALLER),
    says: (name: string, words: string) => ask(command(name, words), CALLER),
  }
}

const formOf = (reply: Reply): Form => {
  if (reply.kind !== 'ask') throw new Error(`a ${reply.kind}`)
  return reply.form
}
const said = (reply: Reply): string => ('message' in reply ? messageToText(reply.message) : reply.kind)

test.each<[string, string, unknown[][]]>([
  ['one-to-one', 'priya', [['people'], ['timeline', { person: PRIYA, only: null, after: null }]]],
  ['one-to-one', 'with Priya', [['people'], ['timeline', { person: PRIYA, only: null, after: null }]]],
  ['one-to-one', 'nobody', [['people']]],
  ['one-to-one', 'find NIGHTS course', [['people'], ['search', ['nights', 'course']]]],
  ['one-to-one', 'find', [['people']]],
  ['alongside', 'record', [['timeline', { person: CALLER.person.id, only: null, after: null }]]],
])('/%s %s', async (name, words, calls) => {
  const { says, asked } = room()
  await says(name, words)
  expect(asked).toEqual(calls)
})

test.each(['constructor', '__proto__', 'record.', 'record.nothing', 'record.open.x'])(
  'a button %j that nobody made goes elsewhere',
  async (button) => {
    const { press, submit, asked } = room()
    expect([await press(button), await submit(button, {})]).toEqual([{ kind: 'quiet' }, { kind: 'quiet' }])
    expect(asked).toEqual([])
  },
)

test('carries that nobody made are read as none', async () => {
  const { press, asked } = room()
  await press('record.page', { person: PRIYA, only: "x' OR 1=1", after: '../..' })
  await press('record.readers', { after: '-1; DROP' })
  await press('record.confirm', { record: RECORD, version: '1e9', once: 'x' })
  expect(asked).toEqual([
    ['timeline', { person: PRIYA, only: null, after: null }],
    ['readers', null],
    ['confirm', { record: RECORD, version: 0, once: ONCE }],
    ['one', RECORD],
  ])
})

describe('a comment', () => {
  test('is about one record, keeps its words, and says who is told', async () => {
    const { press, submit, asked } = room()
    const form = formOf(await press('record.comment', { record: RECORD }))
    expect(form).toMatchObject({ keeps: true, carry: { record: RECORD, once: ONCE } })
    expect(said(await submit('record.comment', { text: ' Also this. ' }, form.carry))).toContain(
      'Your supervisor is told',
    )
    expect(asked).toContainEqual(['comment', { record: RECORD, text: 'Also this.', once: ONCE }])
  })
  test('that nobody can read says so; one whose form is too old is refused', async () => {
    const { submit } = room({ comment: async () => ({ told: 0 }) })
    expect(said(await submit('record.comment', { text: 'x' }, { record: RECORD, once: ONCE }))).toContain(
      'nobody is told',
    )
    expect(await submit('record.comment', { text: 'x' }, { record: RECORD })).toMatchObject({ kind: 'keep' })
  })
})

describe('a correction', () => {
  const typed = { text: 'By Thursday.', reason: 'A slip.', heldOn: '2026-11-20' }
  const carry = { record: RECORD, version: '2', was: '2026-11-20', once: ONCE }

  test('opens with what the record says now', async () => {
    const form = formOf(await room().press('record.correct', { record: RECORD }))
    expect(form.values).toEqual({ text: 'By Monday.', heldOn: '2026-11-20' })
    expect(form.carry).toEqual({ record: RECORD, version: '3', was: '2026-11-20', once: ONCE })
  })
  test('somebody else corrected it meanwhile: both stand there, and what was typed', async () => {
    const { submit } = room({ correct: async () => ({ kind: 'corrected-since', now: NOW }) })
    const form = formOf(await submit('record.correct', typed, carry))
    expect(form.values).toEqual(typed)
    expect(form.carry).toMatchObject({ version: '3', once: ONCE })
    const text = formToText(form)
    for (const part of ['Karen Whitfield corrected this', 'By Monday.', 'By Thursday.', 'nothing was saved yet']) {
      expect(text).toContain(part)
    }
  })
  test.each<[string, Carry]>([
    ['no version', { record: RECORD, was: '2026-11-20', once: ONCE }],
    ['no day', { record: RECORD, version: '2', once: ONCE }],
    ['no key', { record: RECORD, version: '2', was: '2026-11-20' }],
  ])('a form with %s is too old', async (_what, without) => {
    const { submit, asked } = room()
    expect(await submit('record.correct', typed, without)).toMatchObject({
      kind: 'keep',
      errors: { form: expect.any(String) },
    })
    expect(asked).toEqual([])
  })
})

test('words that may speak of danger are met with help before anything else', async () => {
  const help = (words: string, own: boolean) => [{ kind: 'text', text: `help ${own}: ${words}` } as const]
  const { submit } = room({ help })
  const reply = await submit('record.comment', { text: 'I can’t go on' }, { record: RECORD, once: ONCE })
  if (reply.kind !== 'update') throw new Error(`a ${reply.kind}`)
  expect(reply.message.body.slice(0, 3).map(({ kind }) => kind)).toEqual(['heading', 'text', 'divider'])
  expect(said(reply)).toContain('help true: I can’t go on')
})

test('a search needs a word, and no novel', async () => {
  const { submit, asked } = room()
  expect(await submit('record.search', {})).toMatchObject({ kind: 'keep', errors: { words: expect.any(String) } })
  expect(await submit('record.search', { words: 'x'.repeat(101) })).toMatchObject({ kind: 'keep' })
  expect(asked).toEqual([])
})

test('without an address the button says what the administrator must set', async () => {
  expect(said(await room().press('record.export', { person: PRIYA }))).toContain('PUBLIC_URL')
})
