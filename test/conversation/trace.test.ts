import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { errorName, whereOf } from '../../src/conversation/trace.ts'
import { addDays } from '../../src/kernel/dates.ts'
import type { LocalDate } from '../../src/kernel/instant.ts'
import { request } from '../support/requests.ts'
import { breaking, desk } from './desk.ts'

const CANARY = 'canary-of-a-note'

/** Errors that hold a person's words wherever an error can hold any. */
const carriers: readonly (readonly [string, unknown])[] = [
  ['message', new Error(`null value in column note: ${CANARY}`)],
  ['message of several lines', new Error(`x\n    at ${CANARY} (file:///app/src/${CANARY}.ts:1:1)`)],
  ['message changed since', Object.assign(new Error(CANARY), { message: 'other' })],
  ['code', Object.assign(new Error('x'), { code: CANARY })],
  ['short code', Object.assign(new Error('x'), { code: `${CANARY} words`.slice(0, 20) })],
  ['name', Object.assign(new Error('x'), { name: CANARY })],
  ['cause', new Error('x', { cause: new Error(CANARY) })],
  ['detail, as PostgreSQL’s', Object.assign(new Error('x'), { detail: CANARY, code: '23505' })],
  ['a thrown text', CANARY],
  ['a thrown thing', { message: CANARY, name: CANARY, stack: `at (/src/${CANARY}.ts:1:1)` }],
]

test.each(carriers)(
  'what a person wrote, in the %s of an error, reaches neither log nor reader',
  async (_where, error) => {
    const { handle, broke } = desk({ enrolled: { 'one-to-ones': breaking(error), today: breaking(error) } })
    const values = { note: CANARY, person: CANARY }
    const submit = { kind: 'submit', form: 'one-to-ones.log', values, carry: { once: CANARY } } as const
    const replies = [await handle(request(submit)), await handle(request({ kind: 'opened' }))]
    expect(JSON.stringify({ broke, replies })).not.toContain(CANARY)
    expect(broke).toHaveLength(2)
  },
)

describe('what the log is told', () => {
  test.each([
    [
      Object.assign(new Error('x'), { name: 'PrismaClientKnownRequestError', code: 'P2002' }),
      'PrismaClientKnownRequestError P2002',
    ],
    [Object.assign(new Error('x'), { name: 'error', code: '23505' }), 'error 23505'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'Error ECONNREFUSED'],
    [Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' }), 'Error ERR_INVALID_ARG_TYPE'],
    [Object.assign(new Error('x'), { code: 7 }), 'Error'],
    [new RangeError('x'), 'RangeError'],
    ['text', 'string'],
    [null, 'object'],
  ])('%o is %s', (error, name) => {
    expect(errorName(error)).toBe(name)
  })

  test('is the first line of ours in the stack, without the folders of the machine', () => {
    expect(whereOf(thrownBy(() => addDays('no day' as LocalDate, 1)))).toMatch(/^src\/kernel\/dates\.ts:\d+:\d+$/)
  })
  test('is never a line of a package, which also has a dist folder', () => {
    expect(whereOf(thrownBy(() => parse('a"b')))).toBe('unknown')
  })
  test('works in the built app', () => {
    const stack =
      'Error: x\n    at parse (/srv/app/node_modules/p/dist/p.js:1:1)\n    at save (file:///srv/app/dist/features/x/flow.js:12:3)'
    expect(whereOf(Object.assign(new Error('x'), { stack }))).toBe('dist/features/x/flow.js:12:3')
  })
})

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
