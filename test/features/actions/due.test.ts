import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeAction } from '../../../src/features/actions/change-store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { addDays } from '../../../src/kernel/dates.ts'
import { NOTHING_SET } from '../../../src/kernel/setting.ts'
import type { Claimed } from '../../../src/reminders/outbox.ts'
import type { Database } from '../../../src/store/database.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { actionRules } from '../../../src/wiring/actions.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { agreed, type Force, force, markDone, pressOn, TODAY } from './force.ts'

let database: Database
let made: Force
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  made = force(database)
})
afterAll(() => database.close())
let sergeant: Caller
let constable: Caller
beforeEach(async () => {
  const { prisma } = database
  await prisma.outbox.deleteMany()
  await prisma.obligation.deleteMany()
  ;({ sergeant, constable } = await made.pair())
})

/** 09:00 in London is 08:00 UTC from 29 March on. */
const at = (date: string, time = '08:00'): Date => new Date(`${date}T${time}:00Z`)
const plan = (now: Date) => actionRules({ database })['action-due'].plan?.(database.prisma, now) ?? Promise.resolve(-1)
const planned = async () =>
  (await database.prisma.outbox.findMany({ where: { rule: 'action-due' }, orderBy: { due: 'asc' } })).map(
    ({ due, recipientId }) => [due, recipientId],
  )
async function said(rule: 'action-due' | 'action-handed', row: Partial<Claimed>, to: Caller, now: Date) {
  const { id, zone, email } = to.person
  const base: Claimed = { id: 1n, fence: 1, attempts: 1, rule, subject: id, recipient: id, due: TODAY, step: 'due' }
  const claimed = { ...base, ...row }
  const composed = (await actionRules({ database })[rule].compose([claimed], now))(
    claimed,
    { id, zone, email, leavesOn: null, setting: NOTHING_SET },
    claimed.due,
  )
  return 'state' in composed ? composed.reason : `${composed.notice}\n${messageToText(composed)}`
}

describe('what is due is told once, at nine of its day', () => {
  test('not before, however often it is planned, and not to who is not to do it', async () => {
    await agreed(made, sergeant, constable, { dueOn: day('2026-04-10') })
    await agreed(made, sergeant, constable, { dueOn: day('2026-04-10') })
    await agreed(made, sergeant, constable, { dueOn: day('2026-04-10'), owner: 'supervisor' })
    expect(await plan(at('2026-04-09', '23:00'))).toBe(0)
    expect(await plan(at('2026-04-10', '07:59'))).toBe(0)
    expect(await plan(at('2026-04-10'))).toBe(1)
    for (const later of [at('2026-04-10'), at('2026-04-10', '18:00'), at('2026-04-11'), at('2026-04-30')])
      expect(await plan(later)).toBe(0)
    expect(await planned()).toEqual([['2026-04-10', constable.person.id]])
  })
  test('three days down: one message when we are back; five weeks: none', async () => {
    for (const dueOn of ['2026-04-10', '2026-04-11']) await agreed(made, sergeant, constable, { dueOn: day(dueOn) })
    expect(await plan(at('2026-05-20'))).toBe(0)
    expect(await plan(at('2026-04-13'))).toBe(1)
    expect(await plan(at('2026-04-14'))).toBe(0)
    expect(await planned()).toEqual([['2026-04-13', constable.person.id]])
  })
  test('what was moved to today after nine is left to tomorrow; what was finished is never told', async () => {
    const now = { ...constable, now: at('2026-04-10', '10:00'), today: day('2026-04-10') }
    const action = await agreed(made, sergeant, constable, { dueOn: day('2026-05-01') })
    const wish = { kind: 'redated', dueOn: day('2026-04-10'), reason: 'Sooner.' } as const
    const { action: moved } = await changeAction(made.deps, now, pressOn(action), wish)
    expect(await plan(at('2026-04-10', '11:00'))).toBe(0)
    expect(await plan(at('2026-04-11'))).toBe(1)
    await database.prisma.outbox.deleteMany()
    await markDone(made, constable, moved)
    expect(await plan(at('2026-04-12'))).toBe(0)
  })
  test('nobody who has left', async () => {
    await agreed(made, sergeant, constable, { dueOn: day('2026-04-10') })
    const { id } = constable.person
    await database.prisma.person.update({ where: { id }, data: { leavesOn: new Date('2026-04-10') } })
    expect(await plan(at('2026-04-10'))).toBe(0)
  })
})

describe('the message is looked at again when it goes out', () => {
  test('it says how many are due and overdue, why it came, and no word of what', async () => {
    await agreed(made, sergeant, constable, { dueOn: day('2026-04-09') })
    await agreed(made, sergeant, constable, { dueOn: day('2026-04-10') })
    await agreed(made, sergeant, constable, { dueOn: day('2026-04-11') })
    const due = { due: day('2026-04-10') }
    const text = await said('action-due', due, constable, at('2026-04-10'))
    expect(text).toContain('One action you agreed to do is due today.')
    expect(text).toContain('One action you agreed to do is overdue.')
    expect(text).toMatch(/You get this at 09:00 on the day/)
    expect(text).not.toMatch(/course/)
    expect(text.split('\n')[0]).toBe('Something is due in Alongside')
  })
  test('what was done meanwhile is not told; a newer message stands for an older one', async () => {
    const action = await agreed(made, sergeant, constable, { dueOn: day('2026-04-10') })
    const due = { due: day('2026-04-10') }
    await plan(at('2026-04-10'))
    await agreed(made, sergeant, constable, { dueOn: day('2026-04-12') })
    await plan(at('2026-04-12'))
    expect(await said('action-due', due, constable, at('2026-04-12'))).toBe('superseded')
    await markDone(made, constable, action)
    expect(await said('action-due', due, constable, at('2026-04-10'))).toBe('nothing-due')
  })
  test('handed: to whom it is now, and to nobody who no longer supervises them', async () => {
    const { id: subject } = await agreed(made, sergeant, constable)
    const text = await said('action-handed', { subject }, constable, at('2026-03-31'))
    expect(text).toContain('Your supervisor has put an agreed action on your list.')
    expect(text).not.toMatch(/course/)
    expect(await said('action-handed', { subject }, await made.caller(), at('2026-03-31'))).toBe('gone')
    const mine = await said('action-handed', { subject }, sergeant, at('2026-03-31'))
    expect(mine).toContain(`${constable.person.name} has taken over an action that was yours to do.`)
    await database.prisma.supervisionLink.updateMany({ data: { untilDate: new Date(addDays(TODAY, 1)) } })
    expect(await said('action-handed', { subject }, sergeant, at('2026-03-31'))).toBe('gone')
  })
})
