/**
 * How long anything may wait for the database, in milliseconds. Together they keep a request that somebody waits for
 * under two seconds (Slack gives up after three), with the database dead, deaf or busy.
 */
export type Limits = {
  connections: number
  /** For a new connection to come about. */
  connect: number
  /** For one statement, counted by the server. */
  statement: number
  /** For the answer to one statement, counted by us: a dead server counts nothing. */
  answer: number
  /** For the work inside a transaction. */
  work: number
  /** For a transaction from the first to the last, the commit included. */
  whole: number
}

const INTERACTIVE: Limits = {
  connections: 10,
  connect: 1_000,
  statement: 1_200,
  answer: 1_400,
  work: 1_500,
  whole: 1_900,
}
const BULK: Limits = {
  connections: 3,
  connect: 5_000,
  statement: 60_000,
  answer: 65_000,
  work: 120_000,
  whole: 140_000,
}
/** One transaction of an administrator's own, for a file as long as a force is large. */
const IMPORT: Limits = {
  connections: 1,
  connect: 5_000,
  statement: 300_000,
  answer: 310_000,
  work: 1_800_000,
  whole: 1_860_000,
}

export type LimitKind = 'interactive' | 'bulk' | 'import'
const LIMITS: Readonly<Record<LimitKind, Limits>> = { interactive: INTERACTIVE, bulk: BULK, import: IMPORT }

/** `patience` makes all of it longer, for a machine that is slow for reasons of its own. */
export function limits(kind: LimitKind, patience: number): Limits {
  const { connections, connect, statement, answer, work, whole } = LIMITS[kind]
  const longer = (time: number) => Math.round(time * patience)
  return {
    connections,
    connect: longer(connect),
    statement: longer(statement),
    answer: longer(answer),
    work: longer(work),
    whole: longer(whole),
  }
}

const remembered = new WeakMap<object, Limits>()

/** A transaction is held to the limits of the client it runs on. */
export const rememberLimits = (client: object, own: Limits) => void remembered.set(client, own)
export const limitsOf = (client: object): Limits => remembered.get(client) ?? INTERACTIVE
