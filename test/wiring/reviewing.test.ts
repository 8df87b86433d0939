import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { correctable } from '../../src/directory/corrected.ts'
import type { Correction } from '../../src/kernel/correction.ts'
import { localDateOf } from '../../src/kernel/dates.ts'
import { claim, recipients } from '../../src/reminders/outbox-store.ts'
import type { Database } from '../../src/store/database.ts'
import type { Message } from '../../src/view/message.ts'
import { messageToText } from '../../src/view/to-text.ts'
import { reviewing } from '../../src/wiring/reviewing.ts'
import { entry, file } from '../directory/files.ts'
import { correction } from '../support/corrections.ts'
import { day } from '../support/days.ts'
import { freshDatabase } from '../support/postgres.ts'
import { addPerson, opened } from '../support/store.ts'

let database: Database
const ids = new Map<string, string>()
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  const people = [
    ['owner', []],
    ['editor', ['editor']],
    ['second', ['editor']],
    ['gone', ['editor']],
    ['bystander', ['oversight']],
  ] as const
  for (const [name, roles] of people) {
    const id = await addPerson(database.prisma, { email: `${name}@force.example` })
    const leavesOn = name === 'gone' ? new Date('2026-11-01') : null
    await database.prisma.person.update({ where: { id }, data: { roles: [...roles], leavesOn } })
    ids.set(id, name)
  }
})
afterAll(() => database.close())
beforeEach(() => database.prisma.outbox.deleteMany())

/** Monday 30 November 2026, 09:00 in London. */
const NINE = new Date('2026-11-30T09:00:00Z')
const rung = (id: string, owner: string | null, verifiedOn = '2026-05-01') =>
  entry({ id, name: id, owner, status: 'rung', verifiedOn, verifiedBy: 'Sam' })

/** The rule over these entries; the national ones are not due before March. */
function rule(...entries: string[]) {
  const files = correctable({ forcePath: file(...entries) })
  let corrections: readonly Correction[] = []
  const rules = { everyDays: 182, graceDays: 60, firstStart: new Date('2026-11-01'), neverHidden: files.fixed }
  const living = { entries: () => files.lay(corrections).entries, refresh: async () => undefined }
  const part = reviewing({ living, rules: () => rules, db: () => database.prisma })
  return {
    check: (...ids: string[]) => {
      corrections = ids.map((id) => correction(id, { checked: { on: day('2026-11-30'), by: 'Ruth' } }))
    },
    plan: (at = NINE) => part.plan?.(database.prisma, at),
    /** What each recipient is told, or why not. */
    told: async (at = NINE): Promise<Record<string, Message | string>> => {
      const rows = await claim(database.prisma, at, 10)
      const compose = await part.compose(rows, at)
      const known = await recipients(
        database.prisma,
        rows.map(({ recipient }) => recipient),
      )
      return Object.fromEntries(
        rows.flatMap((row) => {
          const recipient = known.get(row.recipient)
          if (!recipient) return []
          const said = compose(row, recipient, localDateOf(at, recipient.zone))
          return [[ids.get(row.recipient) ?? '?', 'state' in said ? said.reason : said]]
        }),
      )
    },
  }
}

const textOf = (said: Message | string | undefined) => (typeof said === 'object' ? messageToText(said) : String(said))

test('an entry’s owner is told, once a week, of all that is theirs; nobody else is', async () => {
  const { plan, told } = rule(rung('alpha', 'Owner@force.example'), rung('beta', 'owner@force.example'))
  expect(await plan()).toBe(1)
  expect(await plan(), 'a second pass, or a second copy').toBe(0)
  const said = await told()
  expect(Object.keys(said)).toEqual(['owner'])
  expect(said.owner).toMatchObject({ notice: '2 directory entries need checking' })
  const text = textOf(said.owner)
  expect(text).toContain('alpha: its check was due on Friday 30 October 2026')
  expect(text).toMatch(/because the directory names you as the owner[\s\S]*ask your administrator/)
  expect(text).not.toContain('Open the list')
  expect(await plan(new Date('2026-12-07T09:00:00Z')), 'next week').toBe(1)
})

test.each([
  ['names no owner', null],
  ['names somebody who is not of the force', 'nobody@force.example'],
  ['names somebody who has left', 'gone@force.example'],
  ['names a person by words', 'the wellbeing team'],
])('an entry that %s is every editor’s of the force', async (_what, owner) => {
  const { plan, told } = rule(rung('alpha', owner), rung('beta', 'owner@force.example'))
  await plan()
  const said = await told()
  expect(Object.keys(said).sort()).toEqual(['editor', 'owner', 'second'])
  expect(said.editor).toMatchObject({ notice: '1 directory entry needs checking' })
  expect(textOf(said.editor)).toContain('[Open the list]')
  expect(textOf(said.owner)).not.toContain('alpha')
})

test('what was checked between planning and sending is not told of', async () => {
  const { plan, told, check } = rule(rung('alpha', 'owner@force.example'), rung('beta', null))
  await plan()
  check('alpha', 'beta')
  expect(await told()).toEqual({ owner: 'nothing-due', editor: 'nothing-due', second: 'nothing-due' })
})

test('what becomes due in the middle of a week waits for the next Monday', async () => {
  // 182 days after 2 June is Tuesday 1 December.
  const { plan } = rule(rung('alpha', 'owner@force.example', '2026-06-02'))
  expect(await plan(new Date('2026-12-03T10:00:00Z'))).toBe(0)
  expect(await plan(new Date('2026-12-07T10:00:00Z'))).toBe(1)
})

describe('when it comes', () => {
  test.each([
    ['not before nine on Monday', '2026-11-30T08:59:00Z', 0],
    ['late, when nothing ran on Monday', '2026-12-02T11:00:00Z', 1],
    ['never at night', '2026-12-02T02:00:00Z', 0],
    ['nor in the evening', '2026-12-02T18:00:00Z', 0],
  ])('%s', async (_what, at, planned) => {
    expect(await rule(rung('alpha', 'owner@force.example')).plan(new Date(at))).toBe(planned)
  })
  test('not any more when its week is over', async () => {
    const { plan, told } = rule(rung('alpha', 'owner@force.example'))
    await plan()
    expect(await told(new Date('2026-12-07T00:00:00Z'))).toEqual({ owner: 'superseded' })
  })
})

test('nothing due plans nothing; what is off is not due; a line that never hides is', async () => {
  expect(await rule().plan()).toBe(0)
  expect(await rule(entry({ id: 'alpha', status: 'off', reviewDue: '2026-01-01' })).plan()).toBe(0)
  const { plan, told } = rule('  - {"id": "samaritans", "reviewDue": "2026-11-01"}\n')
  expect(await plan()).toBe(2)
  expect(textOf((await told()).editor)).toContain('Samaritans')
})

test('many are counted past ten, and a lock screen names none of them', async () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    rung(`line-${String(index).padStart(2, '0')}`, 'owner@force.example'),
  )
  const { plan, told } = rule(...many)
  await plan()
  const { owner } = await told()
  expect(owner).toMatchObject({ notice: '12 directory entries need checking' })
  expect(textOf(owner)).toContain('line-09')
  expect(textOf(owner)).toContain('and 2 more')
  expect(textOf(owner)).not.toContain('line-10')
})
