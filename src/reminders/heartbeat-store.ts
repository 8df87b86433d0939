import type { Instant } from '../kernel/instant.ts'
import type { PrismaClient } from '../store/generated/client.ts'

export type Pass = 'plan' | 'deliver'

/** Says that a pass came to its end, whichever copy ran it; silence is then visible. */
export async function beat(db: PrismaClient, pass: Pass, at: Instant): Promise<void> {
  await db.heartbeat.upsert({ where: { pass }, create: { pass, at }, update: { at } })
}

/** When each pass last ended. A pass that never ran is absent. */
export async function beats(db: PrismaClient): Promise<Readonly<Partial<Record<Pass, Instant>>>> {
  const rows = await db.heartbeat.findMany()
  return Object.fromEntries(rows.map((row) => [row.pass, row.at]))
}
