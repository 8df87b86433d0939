import pg from 'pg'

/**
 * Every statement that connections opened from here on send to PostgreSQL, in order, those that open and close
 * transactions included: call it before the app is made. `stop` gives the driver back as it was.
 */
export function watchStatements(): { take(): string[]; stop(): void } {
  let seen: string[] = []
  const original = pg.Client.prototype.query
  const watched = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args
    seen.push(typeof first === 'string' ? first : textOf(first))
    return Reflect.apply(original, this, args)
  }
  pg.Client.prototype.query = watched as typeof original
  return {
    take: () => {
      const taken = seen
      seen = []
      return taken
    },
    stop: () => {
      pg.Client.prototype.query = original
    },
  }
}

const textOf = (query: unknown): string =>
  typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : 'unknown'
