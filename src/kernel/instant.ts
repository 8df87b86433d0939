/** A moment in time. Instants are compared and stored in UTC; a zone is added only to show or to schedule. */
export type Instant = Date

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly __localDate: true }

/** An IANA zone name, for example `Europe/London`. */
export type Zone = string

export interface Clock {
  /** The business time. Production: the database's. Throws when it cannot be read. */
  now(): Promise<Instant>
  /** The business time as this process last knew it, for what may ask nobody. Absent: the host's time is as good. */
  glance?(): Instant
}
