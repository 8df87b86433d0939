import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Ask, Reply, Request } from '../../../src/conversation/exchange.ts'
import { openTyping, type Typing } from '../../../src/doors/slack/typing.ts'

const PAUSE = 3_000

let asked: Ask[] = []
let typing: Typing
/** Lets a test hold the drafts back. */
let hold: Promise<void>

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  hold = Promise.resolve()
  typing = openTyping(async ({ ask }: Request): Promise<Reply> => {
    asked.push(ask)
    await hold
    return { kind: 'keep', errors: { form: 'Nobody sees this.' } }
  }, PAUSE)
})
afterEach(() => void vi.useRealTimers())

let moment = 100
function told(note: string, view = 'V1', said = 0) {
  moment += 1
  const at = said || moment
  return {
    type: 'block_actions',
    user: { id: 'U1' },
    team: { id: 'T1' },
    trigger_id: `${at}`,
    actions: [{ type: 'plain_text_input', action_id: 'value', block_id: 'note', action_ts: `${at}.0001` }],
    view: {
      id: view,
      type: 'modal',
      callback_id: 'one-to-ones.log',
      private_metadata: '{"carry":{"once":"k1"}}',
      state: { values: { note: { value: { type: 'plain_text_input', value: note } } } },
    },
  }
}
const notes = (): unknown[] => asked.map((ask) => (ask.kind === 'submit' ? ask.values.note : null))
const later = () => vi.advanceTimersByTimeAsync(PAUSE)

it('makes one draft of many characters, and it is the last of them', async () => {
  for (const note of ['W', 'We', 'We t', 'We ta']) typing.note(told(note))
  expect(asked).toEqual([])
  await later()
  expect(asked).toEqual([
    { kind: 'submit', form: 'one-to-ones.log', step: 'draft', values: { note: 'We ta' }, carry: { once: 'k1' } },
  ])
  await later()
  expect(asked).toHaveLength(1)
  typing.note(told('We talked'))
  await later()
  expect(notes()).toEqual(['We ta', 'We talked'])
})

it('goes on while somebody types without a rest', async () => {
  for (let second = 0; second < 9; second += 1) {
    typing.note(told(`word ${second}`))
    await vi.advanceTimersByTimeAsync(1_000)
  }
  await later()
  expect(asked.length).toBeGreaterThanOrEqual(3)
  expect(asked.length).toBeLessThanOrEqual(4)
  expect(notes().at(-1)).toBe('word 8')
})

it('keeps forms apart, and the newest words of each whatever comes first', async () => {
  typing.note(told('newer', 'V1', 9_002))
  typing.note(told('older', 'V1', 9_001))
  typing.note(told('another form', 'V2'))
  await later()
  expect(notes().sort()).toEqual(['another form', 'newer'])
})

it('sends one draft after the other, so that none is written over by an older one', async () => {
  let release = (): void => undefined
  hold = new Promise((resolve) => {
    release = resolve
  })
  typing.note(told('first'))
  await later()
  typing.note(told('second'))
  await later()
  expect(notes()).toEqual(['first'])
  release()
  await later()
  expect(notes()).toEqual(['first', 'second'])
})

it('keeps at once what was typed when the form is closed, once, and nothing where nothing was', async () => {
  typing.note(told('before it was closed'))
  await typing.closed({ view: { id: 'V1', state: { values: {} } } })
  expect(notes()).toEqual(['before it was closed'])
  await typing.closed({ view: { id: 'V1', state: { values: {} } } })
  await later()
  expect(asked).toHaveLength(1)
})

it('keeps nothing of a form that was sent, not even what is told too late', async () => {
  typing.note(told('in the form that is sent'))
  typing.ended('V1')
  typing.note(told('told too late'))
  await later()
  expect(asked).toEqual([])
})

it('goes on with a form that was sent and came back', async () => {
  typing.note(told('in the form that is sent'))
  typing.sent('V1')
  typing.note(told('after it came back'))
  await later()
  expect(notes()).toEqual(['after it came back'])
})

it('keeps what is still waiting when the door closes', async () => {
  typing.note(told('one', 'V1'))
  typing.note(told('two', 'V2'))
  await typing.flush()
  expect(notes().sort()).toEqual(['one', 'two'])
})
