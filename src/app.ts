import { randomBytes, randomUUID } from 'node:crypto'
import type { Config } from './config.ts'
import type { Door, DoorPorts, Reply, Request } from './conversation/exchange.ts'
import { createHandle } from './conversation/handle.ts'
import { helpRoom } from './conversation/help.ts'
import { OFFERED } from './conversation/shortcuts.ts'
import { loadPolicy } from './directory/policy.ts'
import { accounts as createAccounts } from './features/people/accounts-store.ts'
import type { Figures } from './features/take-up/figures.ts'
import type { Clock } from './kernel/instant.ts'
import type { Log } from './log.ts'
import { everyMinute } from './reminders/schedule.ts'
import { isAway } from './store/away.ts'
import { createCipher } from './store/cipher.ts'
import { databaseClock, hostTime, simulatorClock } from './store/clock.ts'
import { type Database, openDatabase } from './store/database.ts'
import { findLiveOwner } from './store/embedded-owner.ts'
import { simulatorKeys } from './store/keys.ts'
import { createWeb, type WebServer } from './web.ts'
import { type Administration, administration } from './wiring/administration.ts'
import { callerOf } from './wiring/caller.ts'
import { directoryParts } from './wiring/directory.ts'
import { doorsFor } from './wiring/doors.ts'
import { draftParts } from './wiring/drafts.ts'
import { keyRing } from './wiring/keys.ts'
import { oneToOneParts } from './wiring/one-to-ones.ts'
import { readiness } from './wiring/readiness.ts'
import { recordRooms, recordRules } from './wiring/records.ts'
import { createReminders, type Reminders } from './wiring/reminders.ts'
import { refuseRealDatabase, seedSample } from './wiring/sample.ts'
import { sayingWhere, slowly, started } from './wiring/say.ts'
import { createSeen } from './wiring/seen.ts'
import { simulatorPorts } from './wiring/simulator.ts'
import { contactRules, peopleToAsk } from './wiring/supporters.ts'
import { createTick } from './wiring/tick.ts'
import { today } from './wiring/today.ts'
import { wellbeing } from './wiring/wellbeing.ts'

export type Overrides = {
  log: Log
  /** Lines for the person who starts the app. */
  say(line: string): void
  /** Stands in for the business clock (tests). */
  clock?: Clock
  /** Stand in for the doors of the settings (command line). */
  doors?: readonly Door[]
  /** Uses the embedded database of an app that is running on the same data folder (command line). */
  joinRunning?: boolean
  /** Without the minute's bell only `reminders` wakes anything (tests, command line). */
  bell?: boolean
}

export type App = {
  /** Opens the doors at once and the database beside them. Throws when the database must not be used as it is. */
  open(): Promise<void>
  /** For one command: the database and the sending side of the doors, no web server. */
  openForCommand(): Promise<void>
  origin(): string
  handle(request: Request): Promise<Reply>
  clock: Clock
  database: Database
  reminders: Reminders
  /** What the minute's bell does: plans and delivers what is due. Never throws. */
  tick(): Promise<void>
  administration: Administration
  /** How often each subject was shown, suppressed, for the command line. */
  takeUp(): Promise<Figures>
  production: boolean
  /** The simulator's messages live in the process that runs it. */
  simulatorRunsElsewhere: boolean
  close(): Promise<void>
}

/** The only wiring. */
export async function createApp(config: Config, overrides: Overrides): Promise<App> {
  const { log } = overrides
  const running = overrides.joinRunning && config.databaseUrl === null ? findLiveOwner(config.dataDir) : null
  const database = openDatabase({
    url: config.databaseUrl ?? running?.url,
    dataDir: config.dataDir,
    log: sayingWhere(log, overrides.say),
  })
  const db = () => database.prisma
  const cipher = createCipher(config.keys === null ? simulatorKeys(config.dataDir) : keyRing(config.keys))
  const simulated = config.simulator && !overrides.clock ? simulatorClock(database.prisma) : null
  const clock = overrides.clock ?? simulated ?? databaseClock(database.prisma)
  const doors = overrides.doors ?? (await doorsFor(config))
  const newId = randomUUID
  const policy = loadPolicy(config.policyPath)

  const accounts = createAccounts({
    db,
    newId,
    whoIs: async (door, tenant, user) => (await doors.find(({ name }) => name === door)?.whoIs(tenant, user)) ?? null,
  })
  const drafts = draftParts({ database, clock, cipher, newId, days: policy.draftDays, log })
  const directory = directoryParts({ config, log, database, clock })
  const recordDeps = { database, cipher, newId, policy }
  const rules = { ...contactRules(recordDeps), ...recordRules(recordDeps), 'directory-review': directory.review }
  const reminders = createReminders({ db: () => database.bulk, clock, doors, accounts, rules })
  const caller = callerOf({ accounts, clock })
  const signposting = wellbeing(
    config,
    directory.listing,
    helpRoom(async (from) => (await caller(from))?.person.roles ?? null),
    directory.counted.shown,
  )
  const people = peopleToAsk({ database, clock, cipher, newId }, signposting)
  const web = createWeb({ host: config.host, port: config.port, log, readiness: readiness({ database, doors, clock }) })
  const records = recordRooms({ ...recordDeps, signposting, pages: { config, web, clock, log } })
  const oneToOnes = oneToOneParts(recordDeps, signposting, records)
  const handle = createHandle({
    open: { wellbeing: signposting.room, help: signposting.help, supporters: people.look },
    unknownWords: signposting.unknownWords,
    isCrisis: signposting.isCrisis,
    enrolled: {
      'one-to-ones': oneToOnes.room,
      today: today(db),
      listing: people.listing,
      contact: people.contact,
      ...directory.rooms(signposting.unknownWords, newId),
      ...records,
    },
    caller,
    keepingDrafts: drafts.keeping,
    isAway,
    reference: () => randomBytes(4).toString('hex').toUpperCase(),
    broke: (fields) => log.error(fields, 'request.failed'),
  })

  const prepareSimulator = async (): Promise<void> => {
    await refuseRealDatabase(database.bulk)
    await seedSample({ db: () => database.bulk, newId, oneToOnes: oneToOnes.store }, await clock.now())
  }
  const tick = createTick({
    ready: () => database.ready(),
    prepare: config.simulator ? prepareSimulator : null,
    passes: {
      directory: directory.refresh,
      plan: () => reminders.plan(),
      deliver: () => reminders.deliver(),
      'take-up': directory.counted.flush,
      drafts: drafts.expire,
    },
    log,
  })
  const ports: Omit<DoorPorts, 'web' | 'simulator'> = {
    handle,
    ...OFFERED,
    hostTime,
    firstSeen: createSeen(hostTime),
    lifecycle: async (event) => {
      if (event.kind === 'installed' && database.ready()) await accounts.remember(event.address, await clock.now())
    },
    log,
  }
  const bells: { stop(): Promise<void> }[] = []
  const openDoors = async (on: Pick<WebServer, 'mount' | 'origin'>): Promise<void> => {
    for (const door of doors) {
      const extra =
        door.name === 'simulator' && simulated ? { simulator: simulatorPorts({ db, clock: simulated, tick }) } : {}
      await door.open({ ...ports, ...extra, web: on })
    }
  }
  return {
    open: async () => {
      await openDoors(web)
      await web.listen()
      const state = await slowly(overrides.say, 'Starting the database …', database.start())
      if (config.simulator && state === 'ready') await refuseRealDatabase(database.bulk)
      await slowly(overrides.say, 'Looking for what is due …', tick())
      if (overrides.bell ?? true) bells.push(everyMinute(tick))
      overrides.say(started(config.simulator, doors, web.origin(), state))
    },
    openForCommand: async () => {
      await openDoors({ mount: () => undefined, origin: () => '' })
      await database.start()
      if (config.simulator && database.ready()) await refuseRealDatabase(database.bulk)
    },
    origin: () => web.origin(),
    handle,
    clock,
    database,
    reminders,
    tick,
    administration: administration({ database, clock, doors, policy }),
    takeUp: directory.counted.figures,
    production: config.production,
    simulatorRunsElsewhere: config.simulator && running !== null,
    close: async () => {
      await Promise.all([...bells.map((bell) => bell.stop()), reminders.stop()])
      // No new connections, then the doors end what they hold open (the simulator's live streams).
      const closed = web.close()
      await Promise.all(doors.map((door) => door.close()))
      await closed
      await directory.counted.stop()
      await database.close()
    },
  }
}
