import { Failure } from '../kernel/failure.ts'

/** How the PostgreSQL adapter of Prisma names what it could not reach. */
const KINDS = new Set([
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections', 'TlsConnectionError'],
  ...['DatabaseAccessDenied', 'AuthenticationFailed', 'DatabaseDoesNotExist'],
])

const PRISMA = /^(P1000|P1001|P1002|P1003|P1008|P1010|P1011|P1017|P2024|P2028|P2037)$/

/** Connection lost or refused, server stopping or starting, out of resources, read-only stand-by, statement too slow. */
const SQLSTATE = /^(08...|53...|57P..|57014|28...|3D000|25006|25P03|25P04|55P03)$/

const SOCKET = /^(ECONN[A-Z]+|E(HOST|NET)UNREACH|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)$/

/** The driver throws these without a code. */
const WORDS = [
  ...['Query read timeout', 'timeout expired', 'timeout exceeded when trying to connect', 'Connection terminated'],
  ...['Client has encountered a connection error', 'Client was closed', 'Cannot use a pool after calling end'],
]

/**
 * Whether an error means "the database is not there, or not in time" and not that something is wrong with what was
 * asked of it. Knows the driver's errors, the server's, Prisma's, and Prisma's around the others.
 */
export function isAway(error: unknown): boolean {
  const seen = new Set<unknown>()
  for (const queue = [error]; queue.length > 0; ) {
    const part = queue.shift()
    if (typeof part !== 'object' || part === null || seen.has(part)) continue
    seen.add(part)
    if (saysAway(part)) return true
    for (const inside of ['cause', 'meta', 'driverAdapterError', 'errors']) {
      const value: unknown = Reflect.get(part, inside)
      queue.push(...(Array.isArray(value) ? value : [value]))
    }
  }
  return false
}

function saysAway(part: object): boolean {
  if (part instanceof Failure) return part.why === 'database-away'
  const text = (name: string) => String(Reflect.get(part, name) ?? '')
  const codes = [text('code'), text('originalCode'), text('errorCode')]
  return (
    codes.some((code) => PRISMA.test(code) || SQLSTATE.test(code) || SOCKET.test(code)) ||
    KINDS.has(text('kind')) ||
    text('syscall') === 'connect' ||
    WORDS.some((words) => text('message').startsWith(words))
  )
}

export function databaseAway(cause?: unknown): Failure {
  const reader = 'Alongside can’t reach its records at the moment, so nothing was saved. Try again in a few minutes.'
  const failure = new Failure('database-away', reader, 'database away')
  failure.cause = cause
  return failure
}
