import type { Door } from '../conversation/exchange.ts'
import type { Log } from '../log.ts'

/** Says what is being waited for, once that takes over a second. */
export async function slowly<T>(say: (line: string) => void, what: string, work: Promise<T>): Promise<T> {
  const slow = setTimeout(() => say(what), 1_000)
  try {
    return await work
  } finally {
    clearTimeout(slow)
  }
}

/** Tells the person who starts the app where their data is: as root it can lie elsewhere than DATA_DIR. */
export function sayingWhere(log: Log, say: (line: string) => void): Log {
  return {
    ...log,
    info: (fields, event) => {
      if (event === 'database.embedded-started')
        say(`PostgreSQL is running for Alongside. Its data is in ${fields.folder}.`)
      log.info(fields, event)
    },
  }
}

/** The line that says it is open, and where. */
export function started(
  simulator: boolean,
  doors: readonly Pick<Door, 'name'>[],
  origin: string,
  state: 'ready' | 'away',
): string {
  const names = doors.map((door) => door.name).join(' and ')
  const where = simulator ? `Open ${origin}/ in your browser.` : `Listening on ${origin}.`
  const database =
    state === 'ready'
      ? ''
      : ' The database can’t be reached yet: /wellbeing answers, and the rest follows when it is back.'
  return `Alongside is ready (${names}). ${where}${database}`
}
