import { randomUUID } from 'node:crypto'
import type { Actor } from '../../src/kernel/facts.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import type { StoreLog } from '../../src/store/store-log.ts'
import type { Tx } from '../../src/store/transaction.ts'

export type Line = { level: string; event: string; fields: Readonly<Record<string, string | number | boolean>> }

/** A log that remembers. */
export function rememberingLog(): StoreLog & { lines: Line[] } {
  const lines: Line[] = []
  const at = (level: string) => (fields: Line['fields'], event: string) => void lines.push({ level, event, fields })
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}

/** Tests share the machine with others: what is not about limits is not to fail by them. */
export const PATIENCE = 10

export async function opened(url: string): Promise<Database> {
  const database = openDatabase({ url, dataDir: 'never-used', log: rememberingLog(), patience: PATIENCE })
  await database.start()
  return database
}

export const AT = new Date('2026-03-30T08:30:00.000Z')
export const CLOCK: Actor = { kind: 'system', name: 'clock' }

/** Somebody with valid values throughout. Answers with the id. */
export async function addPerson(tx: Tx, values: { reference?: string; email?: string } = {}): Promise<string> {
  const id = randomUUID()
  await tx.person.create({
    data: {
      id,
      reference: values.reference ?? id,
      name: 'Sample Person',
      email: values.email ?? `${id}@force.example`,
      type: 'officer',
      rank: 'PC',
      unit: 'Local Policing/North',
      site: 'Northgate',
      nation: 'england',
      zone: 'Europe/London',
      roles: [],
      startsOn: null,
      leavesOn: null,
      createdAt: AT,
      updatedAt: AT,
    },
  })
  return id
}
