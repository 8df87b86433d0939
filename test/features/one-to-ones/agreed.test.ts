import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgreedAction, OneToOneDraft } from '../../../src/features/one-to-ones/one-to-one.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { day } from '../../support/days.ts'
import { type Force, openForce, TODAY } from './force.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(() => force.database.close())

const draft = (subject: string, change: Partial<OneToOneDraft> = {}): OneToOneDraft => ({
  ...{ subject, heldOn: TODAY, kind: 'regular', covered: [], note: 'Talked of rest days.', keepPrivate: false },
  ...{ ownNote: null, passOn: false, actions: [], done: [], next: { on: day('2026-04-27'), why: null } },
  ...change,
})
const action = (row: number, what: string): AgreedAction => ({ row, what, owner: 'person', dueOn: day('2026-04-13') })
const agreeing = (subject: string, ...whats: string[]) =>
  draft(subject, { actions: whats.map((what, index) => action(index + 1, what)) })

const openOf = async (by: Caller, subject: string) => (await force.store.opening(by, subject)).open
const owedOf = (subjectId: string) =>
  force.database.prisma.obligation.findMany({
    where: { subjectId, closedAt: null },
    select: { kind: true, dueOn: true },
  })
const factsOf = async (subjectId: string) =>
  (await force.database.prisma.auditFact.findMany({ where: { subjectId }, orderBy: { seq: 'asc' } })).map(
    ({ kind }) => kind,
  )

describe('what was agreed', () => {
  test('is sealed, owed by its day, audited, and carried forward to the next form', async () => {
    const by = await force.sergeant()
    const subject = await force.supervised(by)
    expect(
      await force.store.record(by, agreeing(subject, 'Book the course', 'Send the form 🙂'), randomUUID()),
    ).toMatchObject({
      actions: 2,
      done: 0,
    })
    const rows = await force.database.prisma.action.findMany({ where: { subjectId: subject } })
    expect(rows.map(({ what }) => Buffer.from(what).toString('latin1')).join()).not.toMatch(/course|form/)
    expect((await owedOf(subject)).map(({ kind }) => kind).sort()).toEqual(['action', 'action', 'one-to-one'])
    expect((await openOf(by, subject)).map(({ what, version }) => [what, version]).sort()).toEqual([
      ['Book the course', 1],
      ['Send the form 🙂', 1],
    ])
    expect(await factsOf(subject)).toEqual(['one-to-one.recorded', 'action.agreed', 'action.agreed', 'action.seen'])
  })

  test('ticked off is done, owed no longer, told in the audit and not carried on', async () => {
    const by = await force.sergeant()
    const subject = await force.supervised(by)
    await force.store.record(by, agreeing(subject, 'One', 'Two'), randomUUID())
    const [one] = (await openOf(by, subject)).filter(({ what }) => what === 'One')
    if (!one) throw new Error('nothing is open')
    const once = randomUUID()
    const ticking = draft(subject, { done: [one] })
    const answers = await Promise.all([force.store.record(by, ticking, once), force.store.record(by, ticking, once)])
    expect(answers).toEqual([answers[0], answers[0]])
    expect(answers[0]).toMatchObject({ done: 1 })
    expect((await openOf(by, subject)).map(({ what }) => what)).toEqual(['Two'])
    expect(await force.database.prisma.actionChange.count({ where: { actionId: one.id, kind: 'done' } })).toBe(1)
    expect((await owedOf(subject)).filter(({ kind }) => kind === 'action')).toHaveLength(1)
    expect((await factsOf(subject)).filter((kind) => kind === 'action.done')).toHaveLength(1)
  })

  test.each<[string, (id: string, by: Caller) => Promise<OneToOneDraft['done']>]>([
    ['changed meanwhile', async (id) => [{ id, version: 7 }]],
    [
      'done meanwhile',
      async (id) => {
        await force.database.prisma.action.update({ where: { id }, data: { state: 'done' } })
        return [{ id, version: 1 }]
      },
    ],
    ['that is not there', async () => [{ id: randomUUID(), version: 1 }]],
    [
      'of somebody else',
      async (_id, by) => {
        const other = await force.supervised(by)
        await force.store.record(by, agreeing(other, 'Theirs'), randomUUID())
        return openOf(by, other)
      },
    ],
  ])('a tick of an action %s is refused, and nothing at all is written', async (_what, ticks) => {
    const by = await force.sergeant()
    const subject = await force.supervised(by)
    await force.store.record(by, agreeing(subject, 'Mine'), randomUUID())
    const [mine] = await openOf(by, subject)
    const done = await ticks(mine?.id ?? '', by)
    const before = await factsOf(subject)
    const saving = draft(subject, { done, actions: [action(1, 'New')] })
    expect(await force.store.record(by, saving, randomUUID())).toBe('ticks-changed')
    expect(await force.database.prisma.oneToOne.count({ where: { subjectId: subject } })).toBe(1)
    expect(await force.database.prisma.action.count({ where: { subjectId: subject } })).toBe(1)
    expect(await factsOf(subject)).toEqual(before)
  })

  test('two supervisors who tick off the same action at once: one does, the other is told', async () => {
    const by = await force.sergeant()
    const cover = await force.sergeant()
    const subject = await force.supervised(by)
    await force.link(subject, cover.person.id, 'cover', new Date('2026-05-01'))
    await force.store.record(by, agreeing(subject, 'One'), randomUUID())
    const done = await openOf(by, subject)
    const answers = await Promise.all(
      [by, cover].map((who) => force.store.record(who, draft(subject, { done }), randomUUID())),
    )
    expect(answers.filter((answer) => answer === 'ticks-changed')).toHaveLength(1)
    expect(await force.database.prisma.oneToOne.count({ where: { subjectId: subject } })).toBe(2)
  })
})
