import type { Config } from '../config.ts'
import { type Correctable, correctable } from '../directory/corrected.ts'
import { type LastGood, readLastGood, writeLastGood } from '../directory/last-good.ts'
import { firstStart, readCorrections } from '../features/directory/corrections-store.ts'
import type { Correction, LaidEntry } from '../kernel/correction.ts'
import type { Clock, Instant } from '../kernel/instant.ts'
import type { Directory } from '../kernel/service.ts'
import type { Log } from '../log.ts'
import type { PrismaClient } from '../store/generated/client.ts'
import { directoryPaths } from './directory-paths.ts'

export type LivingDirectory = Pick<Correctable, 'check' | 'lay'> & {
  /** The files with editors' corrections over them. The same object for as long as nothing changes. */
  directory(): Directory
  entries(): readonly LaidEntry[]
  firstStart(): Instant
  /** Takes up what any copy has changed, and keeps it for a start without the database. Rejects when the rows can't be read. */
  refresh(): Promise<void>
  /** What this copy has just written is shown at once. */
  apply(correction: Correction): void
}

type Deps = { config: Config; log: Log; db: () => PrismaClient; clock: Clock; hostTime(): Instant }

/** Read from files at once, so that `/wellbeing` never waits for a database; laid over by the rows when they are there. */
export function livingDirectory({ config, log, db, clock, hostTime }: Deps): LivingDirectory {
  const files = correctable(directoryPaths(config))
  for (const { file, entry, field, problem, fix } of files.files.faults) {
    log.warn({ file, entry, field, problem, fix }, 'directory.fault')
  }
  const kept = readLastGood(config.dataDir)
  if (kept === 'broken') log.warn({}, 'directory.last-good-ignored')
  let known: LastGood = kept === null || kept === 'broken' ? { corrections: [], firstStart: null } : kept
  const startedAt = hostTime()
  // Raised by each change made here, so that rows read before it do not undo it.
  let changes = 0
  let laid = layAll(files, known, log)

  const take = (next: LastGood): void => {
    if (JSON.stringify(next) === JSON.stringify(known)) return
    const same = JSON.stringify(next.corrections) === JSON.stringify(known.corrections)
    known = next
    if (!same) laid = layAll(files, known, log)
    try {
      writeLastGood(config.dataDir, known)
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'directory.last-good-not-written')
    }
  }
  return {
    check: files.check,
    lay: files.lay,
    directory: () => laid.directory,
    entries: () => laid.entries,
    firstStart: () => known.firstStart ?? startedAt,
    refresh: async () => {
      const before = changes
      const began = await firstStart(db(), () => clock.now())
      const corrections = await readCorrections(db())
      if (changes === before) take({ corrections, firstStart: began })
    },
    apply: (correction) => {
      changes += 1
      const others = known.corrections.filter(({ service }) => service !== correction.service)
      const corrections = [...others, correction].sort((a, b) => (a.service < b.service ? -1 : 1))
      take({ ...known, corrections })
    },
  }
}

function layAll(files: Correctable, { corrections }: LastGood, log: Log) {
  const { entries, refused } = files.lay(corrections)
  for (const entry of refused) log.warn({ entry }, 'directory.correction-refused')
  const directory: Directory = { services: entries.map(({ service }) => service), faults: files.files.faults }
  return { entries, directory }
}
