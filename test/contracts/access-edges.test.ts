import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTS } from '../../src/conversation/acts.ts'
import { COMMANDS, SUB_WORDS } from '../../src/conversation/commands.ts'
import type { Ask } from '../../src/conversation/exchange.ts'
import { dump } from '../support/database-dump.ts'
import { honest, plain } from './attempt.ts'
import { standing } from './cast.ts'
import { CELLS, EVERYBODY, openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const OWN = ACTS.filter(({ about }) => about === 'self').map((act) => [`${act.way} ${act.name}`, act] as const)

/** Rows that speak of these people, but for the audit, and for what somebody typed and keeps for themselves. */
async function rowsAbout(people: readonly string[]): Promise<string[]> {
  const {
    'public.audit_fact': _audit,
    'public.account': _account,
    'public.draft': _draft,
    ...tables
  } = await dump(world.force.databaseUrl)
  return Object.entries(tables).flatMap(([table, rows]) =>
    rows.split('\n').flatMap((row) => (people.some((person) => row.includes(person)) ? [`${table} ${row}`] : [])),
  )
}

const FORMLESS = { carry: { once: randomUUID() }, values: { words: 'Late turn', people: '', by: '' } }

describe('an act about oneself does nothing to somebody else, whatever ids it brings', () => {
  test.each(OWN)('%s', async (_name, act) => {
    const { force, shelves } = world
    const theirs = shelves.derived
    const before = await rowsAbout([theirs.person])
    for (const who of EVERYBODY.filter((each) => each !== 'self' && each !== 'stranger')) {
      if (who === 'leaver') continue
      // Who is given no form (nobody supervises them, they are nobody's second line) sends one all the same.
      const own = await honest(force, act, who, theirs).catch(() => FORMLESS)
      const brought = { ...own, carry: { ...own.carry, ...theirs } }
      await world.attempt(act, who, theirs.person, brought)
    }
    expect(await rowsAbout([theirs.person])).toEqual(before)
  })
})

const TYPED: readonly Ask[] = [
  { kind: 'opened' },
  ...COMMANDS.map(({ name }) => ({ kind: 'command', name, words: '' }) as const),
  ...SUB_WORDS.map(({ word }) => ({ kind: 'command', name: 'alongside', words: word }) as const),
  { kind: 'command', name: 'one-to-one', words: 'find spoke' },
]

test('no command shows anybody a word that is not theirs to know', async () => {
  const { force, shelves } = world
  for (const ask of TYPED) {
    // Only to the person themself does it matter which of the three they are.
    for (const { who, of } of CELLS.filter((cell) => cell.who === 'self' || cell.of === 'derived')) {
      const { person } = shelves[of]
      const reply = await force.ask(force.userOf(who, person), ask)
      world.expectNothingLeaked(reply, who, person)
    }
  }
})

test('a name is answered alike whether there is such a person elsewhere or not', async () => {
  const { force, shelves } = world
  for (const { who, of } of CELLS) {
    const { person } = shelves[of]
    const { name } = await force.app.database.prisma.person.findUniqueOrThrow({ where: { id: person } })
    const asked = async (words: string) => {
      const reply = await force.ask(force.userOf(who, person), { kind: 'command', name: 'one-to-one', words })
      world.expectNothingLeaked(reply, who, person)
      return plain(reply, words)
    }
    const nobodys = 'Quentin Zzyzx'
    const relation = standing(who, of)
    if (relation === 'former' || relation === 'none')
      expect(await asked(name), `${who}, ${of}`).toBe(await asked(nobodys))
  }
})

test('what is sent by itself tells nobody what they may not know, and its notice tells nothing', async () => {
  const { force, planted } = world
  await force.app.reminders.plan()
  await force.app.reminders.deliver()
  const names = new Map(Object.entries(force.ids).map(([name, id]) => [id, name]))
  for (const { to, message } of force.sent) {
    const who = EVERYBODY.find((each) => each === names.get(to)) ?? 'self'
    world.expectNothingLeaked(message, who, to)
    expect(planted.in(message.notice)).toEqual([])
  }
})
