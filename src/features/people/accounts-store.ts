import type { Address, DoorName } from '../../kernel/door.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Person, PersonId } from '../../kernel/people.ts'
import type { Prisma, PrismaClient } from '../../store/generated/client.ts'
import { transact } from '../../store/transaction.ts'
import { type PersonRow, personOf } from './person-row.ts'

/** How stale "last used" may get before it is written again: an answer should not cost a write each time. */
const FRESH = 10 * 60_000

/** Of an account that an administrator has linked and nobody has written from yet. */
export const NEVER_USED: Instant = new Date(0)

type From = { door: DoorName; tenant: string; user: string }
type PlatformUser = { email: string | null; address: Address }

export type Accounts = {
  /** The person behind a platform id. First contact: matched by the e-mail the platform gives. Null: not enrolled. */
  identify(from: From, now: Instant): Promise<Person | null>
  /** Remembers where somebody can be written to, enrolled or not (Teams: at installation). */
  remember(address: Address, now: Instant): Promise<void>
  /** The door a person used last, and where. Null where they never used one. */
  addressOf(person: PersonId): Promise<Address | null>
}

export function accounts(deps: {
  db: () => PrismaClient
  newId(): string
  whoIs(door: DoorName, tenant: string, user: string): Promise<PlatformUser | null>
}): Accounts {
  return {
    identify: async (from, now) => {
      const known = await knownPerson(deps.db(), from, now)
      if (!known) return firstContact(deps, from, now)
      if (known.isNew) await keepRoute(deps, from, now)
      return personOf(known)
    },
    remember: (address, now) => save(deps, address, null, now),
    addressOf: async (person) => {
      const account = await deps
        .db()
        .account.findFirst({ where: { personId: person, unreachable: null }, orderBy: { lastUsedAt: 'desc' } })
      return (
        account && {
          door: account.door as DoorName,
          tenant: account.tenant,
          user: account.user,
          route: routeOf(account.route),
        }
      )
    },
  }
}

type Deps = Parameters<typeof accounts>[0]

type Known = PersonRow & { isNew: boolean }

/** Who is behind an account, and the note that it was used, in one statement: every request begins with it. */
async function knownPerson(db: PrismaClient, { door, tenant, user }: From, now: Instant): Promise<Known | null> {
  const stale = new Date(now.getTime() - FRESH)
  const rows = await db.$queryRaw<Known[]>`
    WITH known AS (
      SELECT id, person_id, last_used_at FROM account
       WHERE door = ${door} AND tenant = ${tenant} AND platform_user = ${user} AND person_id IS NOT NULL
    ), used AS (
      UPDATE account SET last_used_at = ${now}::timestamptz, unreachable = NULL
        FROM known
       WHERE account.id = known.id
         AND known.last_used_at < ${stale}::timestamptz AND known.last_used_at > ${NEVER_USED}::timestamptz
    )
    SELECT p.id, p.reference, p.name, p.email, p.type, p.rank, p.unit, p.site, p.nation, p.zone, p.roles,
           p.starts_on AS "startsOn", p.leaves_on AS "leavesOn", p.second_line_id AS "secondLineId",
           p.duty_pattern AS "dutyPattern", p.duty_pattern_from AS "dutyPatternFrom",
           known.last_used_at = ${NEVER_USED}::timestamptz AS "isNew"
      FROM known JOIN person p ON p.id = known.person_id`
  return rows[0] ?? null
}

/** Of an account that an administrator linked: only now does the platform say where its owner is written to. */
async function keepRoute(deps: Deps, { door, tenant, user }: From, now: Instant): Promise<void> {
  const found = await deps.whoIs(door, tenant, user)
  await deps.db().account.update({
    where: { door_tenant_user: { door, tenant, user } },
    data: {
      ...(found && { route: found.address.route as Prisma.InputJsonObject }),
      lastUsedAt: now,
      unreachable: null,
    },
  })
}

async function firstContact(deps: Deps, from: From, now: Instant): Promise<Person | null> {
  const user = await deps.whoIs(from.door, from.tenant, from.user)
  const email = user?.email?.toLowerCase()
  const person = email ? await deps.db().person.findUnique({ where: { email } }) : null
  if (!user || !person) return null
  await transact(deps.db(), { actor: { kind: 'person', id: person.id, door: from.door }, at: now }, async (tx) => {
    await upsert(tx, deps.newId(), user.address, person.id, now)
    return { result: null, facts: [{ kind: 'account.linked', subject: person.id, door: from.door }] }
  })
  return personOf(person)
}

async function save(deps: Deps, address: Address, person: PersonId | null, now: Instant): Promise<void> {
  await upsert(deps.db(), deps.newId(), address, person, now)
}

async function upsert(
  db: Pick<PrismaClient, 'account'>,
  id: string,
  address: Address,
  person: PersonId | null,
  now: Instant,
): Promise<void> {
  const { door, tenant, user } = address
  const seen = { route: address.route as Prisma.InputJsonObject, lastUsedAt: now, unreachable: null }
  await db.account.upsert({
    where: { door_tenant_user: { door, tenant, user } },
    create: { id, door, tenant, user, personId: person, ...seen },
    update: person ? { ...seen, personId: person } : seen,
  })
}

function routeOf(json: Prisma.JsonValue): Record<string, string> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return {}
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}
