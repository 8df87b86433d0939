import type { ClientBase, ClientConfig } from 'pg'
import { Failure } from '../kernel/failure.ts'

/**
 * Prisma sends timestamps without an offset and reads them as UTC, so a session in another zone would shift them
 * silently. Our settings stand behind those of the URL and therefore win. `connect`: milliseconds a connection may take
 * to come about; a host that swallows packets costs no more.
 */
export function connectionTo(
  url: string,
  connect: number,
  settings: Readonly<Record<string, string>> = {},
): ClientConfig {
  const target = parse(url)
  const given = target.searchParams.get('options') ?? ''
  const ours = Object.entries({ ...settings, TimeZone: 'UTC' }).map(([name, value]) => `-c ${name}=${value}`)
  target.searchParams.set('options', [given, ...ours].join(' ').trim())
  return {
    connectionString: target.toString(),
    connectionTimeoutMillis: connect,
    keepAlive: true,
    application_name: 'alongside',
  }
}

function parse(url: string): URL {
  try {
    return new URL(url)
  } catch {
    const reader = 'DATABASE_URL can’t be read. Write it as postgresql://user:password@host:5432/database.'
    throw new Failure('unavailable', reader, 'database URL can not be parsed')
  }
}

type Asking = { query(text: string): Promise<{ rows: Record<string, unknown>[] }> }

/** A pooler between us and the server can drop the setting, and a login trigger can undo it. */
export async function refuseUnlessUtc(client: Asking): Promise<void> {
  const { rows } = await client.query('SHOW TimeZone')
  const zone = String(Object.values(rows[0] ?? {})[0])
  if (zone === 'UTC') return
  throw new Failure(
    'unavailable',
    'The database’s sessions are not in UTC, so times would be stored wrong. Set TimeZone to UTC for Alongside’s database user, and let a connection pooler pass "options" on.',
    'database session not in UTC',
  )
}

/** Cuts a connection off without a word to the other side, which may long be deaf. */
export function cut(client: ClientBase): void {
  // The driver's own `end` waits for an answer; its typings leave the socket out.
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection
  stream.destroy()
}
