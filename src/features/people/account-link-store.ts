import type { DoorName } from '../../kernel/door.ts'
import type { Actor } from '../../kernel/facts.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import { NEVER_USED } from './accounts-store.ts'

type Deps = { db: PrismaClient; newId(): string }
type By = { actor: Actor; at: Instant }

/** Somebody on a platform. */
export type PlatformAccount = { door: DoorName; tenant: string; user: string }

/**
 * Says whose a platform account is, where the e-mail does not. 'unchanged' where it was theirs already. Where the account
 * is reached is found out when they first write from it. Throws a `Failure` where nobody has the number, or the account is
 * somebody else's.
 */
export function linkAccount(
  deps: Deps,
  by: By,
  link: PlatformAccount & { reference: string },
): Promise<'linked' | 'unchanged'> {
  const { door, tenant, user, reference } = link
  return transact<'linked' | 'unchanged'>(deps.db, by, async (tx) => {
    const person = await tx.person.findUnique({ where: { reference }, select: { id: true } })
    if (!person) throw refused('Nobody has this person_id. Look it up in your people file.', 'link to nobody')
    const id = deps.newId()
    await tx.account.createMany({
      data: [{ id, door, tenant, user, personId: person.id, route: {}, lastUsedAt: NEVER_USED }],
      skipDuplicates: true,
    })
    const account = await held(tx, link)
    if (account?.personId === person.id && account.id !== id) return { result: 'unchanged', facts: 'none-needed' }
    if (account?.personId && account.personId !== person.id) {
      throw refused('This account belongs to somebody else. Unlink it first.', 'link of another’s account')
    }
    await tx.account.updateMany({ where: { door, tenant, user }, data: { personId: person.id, unreachable: null } })
    return { result: 'linked', facts: [{ kind: 'account.linked', subject: person.id, door }] }
  })
}

/** The account is nobody's again. Whoever then writes from it is matched by e-mail, as at first contact. */
export function unlinkAccount(deps: Omit<Deps, 'newId'>, by: By, account: PlatformAccount): Promise<void> {
  const { door, tenant, user } = account
  return transact<void>(deps.db, by, async (tx) => {
    const found = await held(tx, account)
    if (!found?.personId) throw refused('This account is nobody’s. Check the door, the tenant and the user.', 'no link')
    await tx.account.updateMany({ where: { door, tenant, user }, data: { personId: null } })
    return { result: undefined, facts: [{ kind: 'account.unlinked', subject: found.personId, door }] }
  })
}

/** Held, so that two administrators link and unlink one after the other. */
async function held(tx: Tx, { door, tenant, user }: PlatformAccount) {
  const [account] = await tx.$queryRaw<{ id: string; personId: string | null }[]>`
    SELECT id, person_id AS "personId" FROM account
     WHERE door = ${door} AND tenant = ${tenant} AND platform_user = ${user} FOR UPDATE`
  return account
}

const refused = (reader: string, log: string): Failure => new Failure('invalid', reader, log)
