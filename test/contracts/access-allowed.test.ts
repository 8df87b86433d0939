import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowed, forged, honest, plain, target } from './attempt.ts'
import { ABOUT_SOMEBODY } from './somebody.ts'
import { CELLS, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

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
