import { createHash } from 'node:crypto'
import { connected } from './postgres-template.ts'

/** Every row of every table as text, bytes as hexadecimal digits; keyed by table. */
export function dump(url: string): Promise<Readonly<Record<string, string>>> {
  return connected(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    )
    const contents: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const rows = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`)
      contents[name] = rows.rows.map(({ row }) => row).join('\n')
    }
    return contents
  })
}

/** A digest of each table: equal digests, and not a row has changed. */
export function digests(contents: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(contents).map(([table, text]) => [
      table,
      `${text === '' ? 0 : text.split('\n').length} rows, ${createHash('sha256').update(text).digest('hex')}`,
    ]),
  )
}

/** A sum over all rows of each table but these, made by the server: equal sums, and not a row has changed. */
export function tableSums(url: string, leftOut: readonly string[]): Promise<Readonly<Record<string, string>>> {
  return connected(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1)`,
      [leftOut],
    )
    const sums = tables.rows.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM ${name} t`,
    )
    const { rows } = await client.query<{ name: string; sum: string }>(sums.join(' UNION ALL '))
    return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
  })
}

/** What the server is doing and has done last for each of its sessions, ours left out. */
export function activity(url: string): Promise<string> {
  return connected(url, async (client) => {
    const { rows } = await client.query(
      `SELECT query, application_name FROM pg_stat_activity WHERE pid <> pg_backend_pid()`,
    )
    return JSON.stringify(rows)
  })
}
