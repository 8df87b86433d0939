import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Act } from '../../src/conversation/acts.ts'
import type { Reply } from '../../src/conversation/exchange.ts'
import { allowed, forged, honest, plain, target } from './attempt.ts'
import { rolesOf, standing } from './cast.ts'
import { ABOUT_SOMEBODY } from './somebody.ts'
import { CELLS, type Cell, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

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
