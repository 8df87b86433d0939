/** What went wrong, in two texts: one for the reader (says what to do next), one for the log (ids only). */
export class Failure extends Error {
  readonly reader: string
  readonly why: FailureKind

  constructor(why: FailureKind, reader: string, log: string) {
    super(log)
    this.name = 'Failure'
    this.why = why
    this.reader = reader
  }
}

export type FailureKind = 'not-yours' | 'unknown-person' | 'database-away' | 'invalid' | 'stale' | 'unavailable'
