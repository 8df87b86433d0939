import { pino } from 'pino'

type Line = (fields: Readonly<Record<string, string | number | boolean>>, event: string) => void

export type Log = { info: Line; warn: Line; error: Line }

/**
 * Lines hold ids, counts and event names only. The redaction list is a second wall: these keys could hold a person's
 * words or name and are blanked should a line ever carry them.
 */
const REDACTED = ['text', 'words', 'note', 'name', 'email', 'body', 'message', 'values', 'token', 'authorization']

export function createLog(level: 'error' | 'warn' | 'info', destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...REDACTED, ...REDACTED.map((key) => `*.${key}`)], censor: '[not logged]' },
  }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    info: (fields, event) => logger.info(fields, event),
    warn: (fields, event) => logger.warn(fields, event),
    error: (fields, event) => logger.error(fields, event),
  }
}
