import { randomBytes, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, instantOf, localDateOf, mondayOf } from '../../src/kernel/dates.ts'
import { build, type Settings } from '../support/built.ts'
import { freshDatabase, temporaryFolder } from '../support/postgres.ts'
import { connected, type FreshDatabase } from '../support/postgres-template.ts'
import { type SlackPeer, slackPeer } from '../support/slack-peer.ts'
import { samplePeople } from '../support/stage.ts'
import { command } from './command.ts'

const SAMPLE = fileURLToPath(new URL('../../prisma/sample/people.csv', import.meta.url))
const folder = temporaryFolder()
let database: FreshDatabase
let peer: SlackPeer
let settings: Settings

beforeAll(async () => {
  await build()
  ;[database, peer] = await Promise.all([freshDatabase(), slackPeer()])
  // Tom Ashworth alone is in Slack: whoever else is owed a digest can't be reached yet.
  await peer.enrol(samplePeople().filter(({ reference }) => reference === 'PC1007'))
  settings = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    ALONGSIDE_KEYS: `test:${randomBytes(32).toString('base64')}`,
    SLACK_BOT_TOKEN: peer.botToken,
    SLACK_SIGNING_SECRET: peer.signingSecret,
    SLACK_API_URL: peer.apiUrl,
  }
}, 120_000)
afterAll(async () => {
  await peer?.close()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('tick and deliver bring one digest to Slack, and no second one', async () => {
  const imported = await command(`people import ${SAMPLE}`, settings)
  expect([imported.code, imported.err]).toEqual([0, ''])
  const today = localDateOf(new Date(), 'Europe/London')
  const monday = addDays(mondayOf(today), 7)
  // Two supervisors with something due: Tom's Priya Shah, and one of David Llewellyn's.
  const owe = `INSERT INTO obligation (id, kind, subject_id, ref, due_on, created_at, updated_at)
               SELECT $1, 'one-to-one', id, '', $2, clock_timestamp(), clock_timestamp() FROM person WHERE reference = $3
               ON CONFLICT (kind, subject_id, ref) DO UPDATE SET due_on = EXCLUDED.due_on`
  await connected(database.url, async (client) => {
    for (const reference of ['PC1008', 'PC1007']) await client.query(owe, [randomUUID(), monday, reference])
  })

  const at = instantOf(monday, '09:00', 'Europe/London').toISOString()
  expect((await command(`tick --at ${at}`, settings)).out).toBe(`Planned 2 messages as at ${at}.\n`)
  const first = await command('deliver', settings)
  expect(first.out).toBe('sent 1, waiting for an address 1, nothing left to say 0, failed 0, outcome not known 0.\n')
  const second = await command('deliver', settings)
  expect(second.out).toMatch(/^sent 0,/)

  const sent = peer.accepted.filter(({ method }) => method === 'chat.postMessage')
  expect(sent.map(({ args }) => args.channel)).toEqual([peer.workspace().userId('tom.ashworth@sample.example')])
  expect(JSON.stringify(sent[0]?.args.blocks)).toContain('Priya Shah: one-to-one, due')
  expect(peer.faults).toEqual([])
})
