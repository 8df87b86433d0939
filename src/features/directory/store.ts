import { may } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Correction } from '../../kernel/correction.ts'
import { Failure } from '../../kernel/failure.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { Role } from '../../kernel/people.ts'
import type { Prisma, PrismaClient } from '../../store/generated/client.ts'
import { isDuplicate, type Outcome, type Tx, transact } from '../../store/transaction.ts'
import { readCorrection, readCorrections } from './corrections-store.ts'
import type { Change } from './edit.ts'
import { sameValue } from './same.ts'

/** `stale`: somebody else has changed the entry since; nothing was written. */
export type Changed = { kind: 'saved'; now: Correction } | { kind: 'stale'; now: Correction | null }

export type DirectoryStore = {
  /** Null for anybody who may not edit the directory today. */
  corrections(caller: Caller): Promise<readonly Correction[] | null>
  /**
   * Writes one change with its audit fact. The same `once` with the same content again has no second effect. Throws a
   * `Failure` "not-yours" for anybody who may not.
   */
  change(caller: Caller, change: Change, once: string): Promise<Changed>
}

export function directoryStore(deps: { db: () => PrismaClient }): DirectoryStore {
  const by = (caller: Caller) => ({
    actor: { kind: 'person', id: caller.person.id, door: caller.door } as const,
    at: caller.now,
  })
  return {
    corrections: (caller) =>
      transact(deps.db(), by(caller), async (tx) => {
        const result = (await mayEdit(tx, caller)) ? await readCorrections(tx) : null
        return { result, facts: 'none-needed' }
      }),
    change: async (caller, change, once) => {
      const work = () => transact(deps.db(), by(caller), (tx) => changeOnce(tx, caller, change, once))
      try {
        return await work()
      } catch (error) {
        // Two presses, or two editors, at the same moment: the other one committed first, so this one finds it.
        if (isDuplicate(error)) return work()
        throw error
      }
    },
  }
}

/** The roles as they are now: a form can be older than the right to send it. */
async function mayEdit(tx: Tx, { person, today }: Caller): Promise<boolean> {
  const row = await tx.person.findUnique({ where: { id: person.id }, select: { roles: true, leavesOn: true } })
  if (row === null || (row.leavesOn !== null && dayOf(row.leavesOn) <= today)) return false
  return may('directory.edit', 'none', row.roles as Role[])
}

async function changeOnce(tx: Tx, caller: Caller, change: Change, once: string): Promise<Outcome<Changed>> {
  if (!(await mayEdit(tx, caller))) throw notYours()
  const { service, kind, seen } = change
  await tx.$queryRaw`SELECT 1 FROM service_change WHERE service_id = ${service} FOR UPDATE`
  const before = await tx.serviceChange.findUnique({ where: { serviceId: service } })
  const values = valuesOf(change, caller, before)
  const mine = before?.once === once && before.changedById === caller.person.id
  if (mine && sameRow(before, values)) return { result: await saved(tx, service), facts: 'none-needed' }
  if ((before?.version ?? 0) !== seen) {
    return { result: { kind: 'stale', now: await readCorrection(tx, service) }, facts: 'none-needed' }
  }
  const version = seen + 1
  const row = { ...values, version, once, changedAt: caller.now, changedById: caller.person.id }
  if (before === null) await tx.serviceChange.create({ data: { serviceId: service, ...row } })
  else await tx.serviceChange.update({ where: { serviceId: service }, data: row })
  return { result: await saved(tx, service), facts: [{ kind, service, version }] }
}

type Row = Prisma.ServiceChangeGetPayload<object>
type Values = Pick<Row, 'switched' | 'offBecause' | 'checkedOn' | 'checkedById'> & { fields: Prisma.InputJsonObject }

function valuesOf(change: Change, caller: Caller, before: Row | null): Values {
  const { fields, switched, offBecause, checked } = change
  const check = {
    mine: { checkedOn: midnight(caller.today), checkedById: caller.person.id },
    kept: { checkedOn: before?.checkedOn ?? null, checkedById: before?.checkedById ?? null },
    none: { checkedOn: null, checkedById: null },
  }[checked ?? 'none']
  return { fields: fields as Prisma.InputJsonObject, switched, offBecause, ...check }
}

const sameRow = (row: Row, values: Values): boolean =>
  sameValue(values, Object.fromEntries(Object.keys(values).map((name) => [name, row[name as keyof Values]])))

async function saved(tx: Tx, service: string): Promise<Changed> {
  const now = await readCorrection(tx, service)
  if (now === null) throw new Error('a change that was just written is not there')
  return { kind: 'saved', now }
}

export const notYours = (): Failure =>
  new Failure(
    'not-yours',
    'You can’t change the directory any more, so nothing was saved. Copy what you wrote, and ask your administrator.',
    'directory change refused: no role',
  )

const midnight = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`)
const dayOf = (date: Date): LocalDate => date.toISOString().slice(0, 10) as LocalDate
