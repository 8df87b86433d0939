import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { readCsv } from '../../src/features/people/csv.ts'
import { createLog } from '../../src/log.ts'
import { type Rig, startRig, temporaryFolder } from '../support/postgres.ts'
import { connected } from '../support/postgres-template.ts'
import { type SlackPeer, slackPeer } from '../support/slack-peer.ts'
import { samplePeople } from '../support/stage.ts'

const SAMPLE = new URL('../../prisma/sample/people.csv', import.meta.url)
/** A Monday after nine in London, in winter time. */
const MONDAY = new Date('2026-11-23T09:05:00Z')
const BEFORE = new Date('2026-11-20T12:00:00Z')

let server: Rig
let peer: SlackPeer
let folder: string
let copies: readonly App[]
let now = BEFORE
const logged: string[] = []

/** A copy as a force would run several: the same settings, the same database, nothing else in common. */
function copy(url: string): Promise<App> {
  const config = readConfig({
    SLACK_BOT_TOKEN: peer.botToken,
    SLACK_SIGNING_SECRET: peer.signingSecret,
    SLACK_API_URL: peer.apiUrl,
    ALONGSIDE_KEYS: `test:${KEY}`,
    DATABASE_URL: url,
    DATA_DIR: folder,
    PORT: '0',
  })
  const log = createLog('warn', { write: (line) => void logged.push(line) })
  return createApp(config, { log, say: () => undefined, bell: false, clock: { now: async () => now } })
}
const KEY = randomBytes(32).toString('base64')

beforeAll(async () => {
  folder = temporaryFolder()
  ;[server, peer] = await Promise.all([startRig(), slackPeer()])
  await peer.enrol(samplePeople())
  // Empty: both copies find nothing there and bring their migrations.
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  await connected(server.url, (client) => client.query(`CREATE DATABASE ${name}`))
  const url = server.url.replace(/[^/]+$/, name)
  copies = await Promise.all([copy(url), copy(url)])
  await Promise.all(copies.map((app) => app.open()))
})
afterAll(async () => {
  await Promise.all((copies ?? []).map((app) => app.close()))
  await Promise.all([peer?.close(), server?.close()])
  rmSync(folder, { recursive: true, force: true })
})

test('two copies start on an empty database at once, and each supervisor gets one digest', async () => {
  const [one] = copies
  if (!one) throw new Error('no copy was made')
  const plan = await one.administration.importPeople([readCsv(readFileSync(SAMPLE, 'utf8'))], {})
  expect(plan.refused).toEqual([])
  const { prisma } = one.database
  const links = await prisma.supervisionLink.findMany({ include: { supervisor: { select: { email: true } } } })
  // Whoever came with the file is to be met within the digest's week.
  await prisma.obligation.updateMany({ data: { dueOn: new Date('2026-11-25T00:00:00Z'), updatedAt: BEFORE } })

  now = MONDAY
  for (let round = 0; round < 3; round++) {
    const planned = await Promise.all(copies.flatMap(({ reminders }) => [reminders.plan(), reminders.plan()]))
    await Promise.all(copies.flatMap(({ reminders }) => [reminders.deliver(), reminders.deliver()]))
    expect(planned.reduce((sum, count) => sum + count, 0)).toBe(round === 0 ? supervisorsIn(links).length : 0)
  }

  const sent = peer.accepted.filter(({ method }) => method === 'chat.postMessage').map(({ args }) => args.channel)
  const wanted = supervisorsIn(links).map((email) => peer.workspace().userId(email))
  expect(sent.toSorted()).toEqual(wanted.toSorted())
  expect(await prisma.outbox.groupBy({ by: ['state'], _count: true })).toEqual([
    { state: 'sent', _count: wanted.length },
  ])
  expect(logged).toEqual([])
})

const supervisorsIn = (links: readonly { supervisor: { email: string } }[]): string[] => [
  ...new Set(links.map(({ supervisor }) => supervisor.email)),
]
