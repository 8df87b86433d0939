import type { CorrectedFields, Correction } from '../../kernel/correction.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { Prisma } from '../../store/generated/client.ts'
import type { Tx } from '../../store/transaction.ts'

/** The names are joined, so that a person's name stands in one place only. */
const WITH_NAMES = { checkedBy: { select: { name: true } }, changedBy: { select: { name: true } } } as const
type Row = Prisma.ServiceChangeGetPayload<{ include: typeof WITH_NAMES }>

/** Everything editors have changed, in the order of the entries' ids. */
export async function readCorrections(db: Pick<Tx, 'serviceChange'>): Promise<Correction[]> {
  const rows = await db.serviceChange.findMany({ include: WITH_NAMES, orderBy: { serviceId: 'asc' } })
  return rows.map(correctionOf)
}

export async function readCorrection(tx: Tx, service: string): Promise<Correction | null> {
  const row = await tx.serviceChange.findUnique({ where: { serviceId: service }, include: WITH_NAMES })
  return row && correctionOf(row)
}

function correctionOf(row: Row): Correction {
  const { checkedOn, checkedBy } = row
  return {
    service: row.serviceId,
    fields: row.fields as CorrectedFields,
    switched: row.switched as Correction['switched'],
    offBecause: row.offBecause,
    checked: checkedOn && checkedBy ? { on: dayOf(checkedOn), by: checkedBy.name } : null,
    version: row.version,
    changed: { at: row.changedAt, by: row.changedBy.name },
  }
}

/** When this deployment first started. The first copy to ask writes it, as it is by its own account. */
export async function firstStart(
  db: Pick<Tx, '$executeRaw' | 'deployment'>,
  now: () => Promise<Instant>,
): Promise<Instant> {
  const written = await db.deployment.findUnique({ where: { id: 1 } })
  if (written) return written.firstStart
  const at = await now()
  await db.$executeRaw`INSERT INTO deployment (id, first_start) VALUES (1, ${at}::timestamptz) ON CONFLICT DO NOTHING`
  const row = await db.deployment.findUnique({ where: { id: 1 } })
  return row?.firstStart ?? at
}

const dayOf = (date: Date): LocalDate => date.toISOString().slice(0, 10) as LocalDate
