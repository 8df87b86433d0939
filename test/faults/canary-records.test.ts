import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTS, type Act } from '../../src/conversation/acts.ts'
import type { Form, Values } from '../../src/view/form.ts'
import { type Attempt, filled, honest } from '../contracts/attempt.ts'
import { CELLS, entitled, openWorld, type World } from '../contracts/world.ts'
import { activity, dump } from '../support/database-dump.ts'
import { connected } from '../support/postgres-template.ts'

/** As every word does that is planted in a record here, typed or sealed. */
const PLANTED = /zq[a-z]+qz/
const TABLES = [
  'one_to_one',
  'addition',
  'action',
  'action_change',
  'management_action',
  'handover',
  'supervisor_request',
]
const hex = (word: string): string => Buffer.from(word).toString('hex')

let world: World
/** What the database's sessions were seen doing, and all that was answered to somebody who is not to know a word. */
let doings = ''
let typed = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A word of its own into every text of a form. */
function withWords(form: Form): { values: Values; words: string[] } {
  const words: string[] = []
  const texts = form.fields.filter(({ kind }) => kind === 'paragraph' || kind === 'line')
  const typedIn = texts.map(({ name }) => {
    typed += 1
    const word = `zqtyped${'abcdefghij'[Math.floor(typed / 10) % 10]}${'abcdefghij'[typed % 10]}qz`
    words.push(word)
    return [name, `Agreed about ${word}.`] as const
  })
  return { values: { ...filled(form), ...Object.fromEntries(typedIn) }, words }
}

const on = (statements: readonly string[]) =>
  connected(world.force.databaseUrl, (client) => client.query(statements.join(';')))

/** Whoever is given the form, with the form: of an act about oneself, the first of all who gets it. */
async function openedFor(act: Act): Promise<{ user: string; attempt: Attempt }> {
  const { force, fresh } = world
  const tried = act.about === 'self' ? CELLS.filter(({ of }) => of === 'derived') : [entitled(act)]
  const ids = await fresh(tried[0]?.of ?? 'derived')
  for (const { who } of tried) {
    const attempt = await honest(force, act, who, ids).catch(() => null)
    if (attempt) return { user: force.userOf(who, ids.person), attempt }
  }
  throw new Error(`nobody of the cast is given the form ${act.name}`)
}

async function throughEverything(act: Act): Promise<void> {
  const { force } = world
  const { user, attempt } = await openedFor(act)
  const reply = await force.ask(user, { kind: 'press', button: act.name, carry: attempt.carry })
  const { carry } = attempt
  const values = reply.kind === 'ask' ? withWords(reply.form).values : attempt.values
  const submit = (more: Values = {}, step?: string) =>
    force.ask(user, { kind: 'submit', form: act.name, values: { ...values, ...more }, carry, ...(step && { step }) })
  await submit({}, 'draft')
  const dates = Object.fromEntries(
    Object.keys(values).map((name) => [name, /On$|from|until/.test(name) ? '31 Feb' : (values[name] ?? '')]),
  )
  await submit(dates)
  // The server's own error repeats the row that it refuses.
  await on(TABLES.map((table) => `ALTER TABLE ${table} ADD CONSTRAINT none CHECK (false) NOT VALID`))
  await submit()
  doings += await activity(force.databaseUrl)
  await on(TABLES.map((table) => `ALTER TABLE ${table} DROP CONSTRAINT none`))
  await submit()
  doings += await activity(force.databaseUrl)
}

test('every form of a record: as it is typed, refused, met by a fault of the database, and saved', {
  timeout: 120_000,
}, async () => {
  for (const act of ACTS.filter(({ way }) => way === 'submit')) await throughEverything(act)
  expect(typed).toBeGreaterThan(5)
  const { force, shelves } = world
  const search = { kind: 'command', name: 'one-to-one', words: 'find zqlookedforqz' } as const
  await force.ask(force.userOf('substantive', shelves.derived.person), search)
  await force.app.reminders.plan()
  await force.app.reminders.deliver()
})

test('no log line, session of the database or notice holds a word of it, and no row in the open', async () => {
  const { force } = world
  expect(force.logged.join('')).toContain('request.failed')
  expect(force.logged.join('')).not.toMatch(PLANTED)
  expect(doings).toContain('alongside')
  expect(doings).not.toMatch(PLANTED)
  for (const { message } of force.sent) expect(message.notice).not.toMatch(PLANTED)
  for (const [table, rows] of Object.entries(await dump(force.databaseUrl))) {
    expect(rows, table).not.toMatch(PLANTED)
    expect(rows, table).not.toContain(hex('zqtyped'))
    expect(rows, table).not.toContain(hex('zqlookedfor'))
  }
})
