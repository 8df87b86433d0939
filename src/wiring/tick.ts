import type { Log } from '../log.ts'
import { isAway } from '../store/away.ts'

type Deps = {
  ready(): boolean
  /** What has to be there before the first pass, tried until it has been done once. */
  prepare: (() => Promise<void>) | null
  /** In this order; one that breaks keeps back none of the others: what is planned is sent though planning broke. */
  passes: Readonly<Record<string, () => Promise<unknown>>>
  log: Log
}

/** What the minute's bell does. Never throws; without the database it does nothing. */
export function createTick({ ready, prepare, passes, log }: Deps): () => Promise<void> {
  let prepared = prepare === null
  const tried = async (pass: string, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
      return true
    } catch (error) {
      log.error({ pass, error: error instanceof Error ? error.name : 'unknown', away: isAway(error) }, 'tick.failed')
      return false
    }
  }
  return async () => {
    if (!ready()) return
    prepared ||= prepare === null || (await tried('prepare', prepare))
    if (!prepared) return
    for (const [pass, work] of Object.entries(passes)) await tried(pass, work)
  }
}
