import { randomBytes, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type App, createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Ask, Door, Reply } from '../../src/conversation/exchange.ts'
import { createLog } from '../../src/log.ts'
import { parseKeys } from '../../src/store/key-text.ts'
import type { KeyRing } from '../../src/store/keys.ts'
import type { Message } from '../../src/view/message.ts'
import { freshDatabase, temporaryFolder } from './postgres.ts'
import { SLACK } from './settings.ts'

/** The whole app on a database of its own behind a door without a platform: `ask` is what a door would hand in. */
export type Headless = {
  app: App
  databaseUrl: string
  /** The force's keys, so that a test can seal what the app is to open. */
  ring: KeyRing
  /** The business clock: set it. */
  clock: { at: Date }
  /** Messages by themselves, as they were given to the door: to whom (platform id) and what. */
  sent: { to: string; message: Message }[]
  logged: string[]
  /** As whoever has this platform id. */
  ask(user: string, ask: Ask, id?: string): Promise<Reply>
  close(): Promise<void>
}

export const TENANT = 'T0HEADLESS'

type Options = {
  settings?: Readonly<Record<string, string>>
  /** Migrated by the app, and not removed behind it. */
  databaseUrl?: string
}

export async function headless(at: Date, { settings = {}, databaseUrl }: Options = {}): Promise<Headless> {
  const { url, drop } = databaseUrl ? { url: databaseUrl, drop: async () => undefined } : await freshDatabase()
  const folder = temporaryFolder()
  const keys = `test:${randomBytes(32).toString('base64')}`
  const parsed = parseKeys(keys)
  if (parsed.kind === 'faults') throw new Error(parsed.faults.join())
  const sent: Headless['sent'] = []
  const logged: string[] = []
  const clock = { at }
  const door: Door = {
    name: 'slack',
    open: async () => undefined,
    send: async (to, message, key) => {
      sent.push({ to: to.user, message })
      return { kind: 'sent', ref: key }
    },
    whoIs: async () => null,
    locate: async () => null,
    close: async () => undefined,
  }
  const own = { ...SLACK, DATABASE_URL: url, DATA_DIR: folder, ALONGSIDE_KEYS: keys, PORT: '0' }
  const app = await createApp(readConfig({ ...own, ...settings }), {
    log: createLog('info', { write: (line) => void logged.push(line) }),
    say: () => undefined,
    bell: false,
    doors: [door],
    clock: { now: async () => clock.at },
  })
  await app.openForCommand()
  return {
    app,
    databaseUrl: url,
    ring: parsed.keys,
    clock,
    sent,
    logged,
    ask: (user, ask, id = randomUUID()) =>
      app.handle({ id, from: { door: 'slack', tenant: TENANT, user, place: 'private' }, ask }),
    close: async () => {
      await app.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
