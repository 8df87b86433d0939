import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTS, type Act } from '../../src/conversation/acts.ts'
import type { Reply } from '../../src/conversation/exchange.ts'
import { allowed, forged, honest, plain, target } from './attempt.ts'
import { rolesOf, standing } from './cast.ts'
import { CELLS, type Cell, entitled, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const ABOUT_SOMEBODY = ACTS.filter(({ about }) => about !== 'self').map(
  (act) => [`${act.way} ${act.name}`, act] as const,
)
const GARBAGE = "x' OR 1=1 --"
/** It may grow when a form is opened by somebody who may open it. */
const audit = 'audit_fact'

describe('whoever may not is answered as for what is not there, and not a row changes', () => {
  test.each(ABOUT_SOMEBODY)('%s', async (_name, act) => {
    const { force, shelves } = world
    const before = await world.rows()
    const first = entitled(act)
    const pattern = await honest(force, act, first.who, shelves[first.of])
    const id = target(act, shelves[first.of])
    const opened = act.way === 'press' ? before : await world.rows()
    expect({ ...opened, [audit]: '' }, 'opening a form').toEqual({ ...before, [audit]: '' })
    for (const { who, of } of CELLS.filter((cell) => !allowed(act, cell.who, cell.of))) {
      const { person } = shelves[of]
      const [nobodys, theirs] = [randomUUID(), target(act, shelves[of])]
      const as = (other: string) => world.attempt(act, who, person, forged(pattern, id, other))
      const absent = await as(nobodys)
      expect(plain(await as(theirs), theirs), `${who}, ${of}`).toBe(plain(absent, nobodys))
      if (of === 'derived') expect((await as(GARBAGE)).kind, `${who}, no id at all`).toBe(absent.kind)
    }
    expect(await world.rows()).toEqual(opened)
  })
})

/** An act of one of these rights leaves the record as it is. */
const READING = /[.](see|read|read-dates|search|export|readers)$/

describe('whoever may is not refused', () => {
  test.each(ABOUT_SOMEBODY)('%s', async (_name, act) => {
    const { force, shelves, fresh } = world
    for (const { who, of } of CELLS.filter((cell) => allowed(act, cell.who, cell.of))) {
      const ids = READING.test(act.needs) ? shelves[of] : await fresh(of)
      const what = await honest(force, act, who, ids)
      const nobodys = randomUUID()
      const absent = await world.attempt(act, who, ids.person, forged(what, target(act, ids), nobodys))
      const reply = await world.attempt(act, who, ids.person, what)
      const shown = `${who}, ${of}: ${JSON.stringify(reply)}`
      expect(plain(reply, target(act, ids)), shown).not.toBe(plain(absent, nobodys))
      expect(reply.kind, shown).not.toBe('keep')
    }
  })
})

const rightOf = ({ who, of }: Cell): string => `${standing(who, of)} ${rolesOf(who)}`
const isForm = (act: Act): boolean => act.way === 'submit'

describe('a right that ends while the form is open is gone inside the transaction, and the words come back', () => {
  test.each(ABOUT_SOMEBODY.filter(([, act]) => isForm(act)))('%s', async (_name, act) => {
    const { force, fresh } = world
    const { prisma } = force.app.database
    // One of each kind of right is enough: what goes is the right.
    const rights = new Map(CELLS.filter(({ who, of }) => allowed(act, who, of)).map((cell) => [rightOf(cell), cell]))
    for (const { who, of } of rights.values()) {
      const ids = await fresh(of)
      const what = await honest(force, act, who, ids)
      const absent = await world.attempt(act, who, ids.person, forged(what, target(act, ids), randomUUID()))
      const user = force.userOf(who, ids.person)
      const before = await prisma.person.findUniqueOrThrow({ where: { id: user } })
      if (who === 'self') await prisma.person.update({ where: { id: user }, data: { leavesOn: force.clock.at } })
      await prisma.supervisionLink.deleteMany({ where: { personId: ids.person } })
      await prisma.person.update({ where: { id: ids.person }, data: { secondLineId: null } })
      await prisma.person.update({ where: { id: user }, data: { roles: [] } })
      const rows = await world.rows()
      const reply: Reply = await world.attempt(act, who, ids.person, what)
      expect(reply.kind, `${who}, ${of}: ${JSON.stringify(reply)}`).toBe('keep')
      if (who !== 'self' && act.about !== 'link') expect(plain(reply), `${who}, ${of}`).toBe(plain(absent))
      expect(await world.rows()).toEqual(rows)
      await prisma.person.update({ where: { id: user }, data: { roles: before.roles } })
    }
  })
})
