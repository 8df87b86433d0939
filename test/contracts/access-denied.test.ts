import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowed, forged, honest, plain, target } from './attempt.ts'
import { ABOUT_SOMEBODY } from './somebody.ts'
import { CELLS, entitled, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

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
