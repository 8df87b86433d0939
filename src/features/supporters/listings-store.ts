import { may, type Relation } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import { Failure } from '../../kernel/failure.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { isDuplicate, type Tx, transact } from '../../store/transaction.ts'
import { type Agreed, isSame, type Listing } from './listing.ts'
import { columnsOf, dayOf, listingOf, midnight } from './listing-row.ts'
import { places } from './people-store.ts'
import type { Places } from './read-listing.ts'
import { closeAllOf } from './request-rows-store.ts'

/** `stale`: somebody (the same person elsewhere, or a file) changed it since; nothing was written. */
export type SavedListing = { kind: 'saved'; listing: Agreed } | { kind: 'stale'; now: Agreed | null }

export type ListingsStore = {
  own(person: PersonId): Promise<Agreed | null>
  places(): Promise<Places>
  /** `version` is the one the caller saw, 0 for none. The same listing sent twice is saved once and answered alike. */
  save(caller: Caller, listing: Listing, version: number): Promise<SavedListing>
  /** Deletes it. Whoever still waits for this person is told to ask somebody else. False: there was none. */
  withdraw(caller: Caller): Promise<boolean>
}

type Deps = { db: () => PrismaClient; newId(): string }

export function listingsStore(deps: Deps): ListingsStore {
  return {
    own: (person) => ownOf(deps.db(), person),
    places: () => places(deps.db()),
    save: async (caller, listing, version) => {
      try {
        return await saveOnce(deps, caller, listing, version)
      } catch (error) {
        // Two presses of a first listing at once: the other one committed first, so this one finds it.
        if (isDuplicate(error)) return saveOnce(deps, caller, listing, version)
        throw error
      }
    },
    withdraw: (caller) =>
      transact<boolean>(deps.db(), by(caller), async (tx) => {
        const id = ownId(caller)
        if ((await ownOf(tx, id)) === null) return { result: false, facts: 'none-needed' }
        await tx.listing.deleteMany({ where: { personId: id } })
        await closeAllOf(tx, deps.newId, id, caller.now)
        return { result: true, facts: [{ kind: 'listing.withdrawn', subject: id }] }
      }),
  }
}

function saveOnce(deps: Deps, caller: Caller, listing: Listing, version: number): Promise<SavedListing> {
  return transact<SavedListing>(deps.db(), by(caller), async (tx) => {
    const id = ownId(caller)
    await tx.$queryRaw`SELECT 1 FROM listing WHERE person_id = ${id}::uuid FOR UPDATE`
    const before = await ownOf(tx, id)
    if (before && isSame(before, listing)) return { result: { kind: 'saved', listing: before }, facts: 'none-needed' }
    if ((before?.version ?? 0) !== version) return { result: { kind: 'stale', now: before }, facts: 'none-needed' }
    const agreed = { agreedOn: caller.today, version: version + 1 }
    const row = { ...columnsOf(listing), ...agreed, agreedOn: midnight(agreed.agreedOn), updatedAt: caller.now }
    if (before) await tx.listing.update({ where: { personId: id }, data: row })
    else await tx.listing.create({ data: { personId: id, ...row } })
    return {
      result: { kind: 'saved', listing: { ...listing, ...agreed } },
      facts: [{ kind: before ? 'listing.changed' : 'listing.agreed', subject: id }],
    }
  })
}

async function ownOf(db: Tx, person: PersonId): Promise<Agreed | null> {
  const row = await db.listing.findUnique({ where: { personId: person } })
  return row && { ...listingOf(row), agreedOn: dayOf(row.agreedOn), version: row.version }
}

/** A listing is only ever one's own: no form and no button names whose. */
function ownId({ person }: Caller): PersonId {
  const self: Relation = 'self'
  if (may('listing.change', self, person.roles)) return person.id
  throw new Failure('not-yours', 'You can’t change this listing.', 'listing refused')
}

const by = (caller: Caller) => ({
  actor: { kind: 'person' as const, id: caller.person.id, door: caller.door },
  at: caller.now,
})
