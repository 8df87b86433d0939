import type { EnrolledRoom, OpenRoom } from '../conversation/exchange.ts'
import { loadSupporters } from '../directory/supporters.ts'
import { isAwayOn } from '../features/supporters/availability.ts'
import { close, withdraw } from '../features/supporters/closing-store.ts'
import { listingRoom } from '../features/supporters/listing-flow.ts'
import { listingsStore } from '../features/supporters/listings-store.ts'
import { lookRoom } from '../features/supporters/look-flow.ts'
import { arriving, endOld, leftAt } from '../features/supporters/passes-store.ts'
import { supporters } from '../features/supporters/people-store.ts'
import { requestRoom } from '../features/supporters/request-flow.ts'
import { ask, askable, ownRequests } from '../features/supporters/requests-store.ts'
import { createRotation } from '../features/supporters/rotation.ts'
import { answeredMessage, arrivedMessage, withdrawnMessage } from '../features/supporters/views-messages.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Cancelled } from '../reminders/outbox.ts'
import { isAway } from '../store/away.ts'
import type { Cipher } from '../store/cipher.ts'
import type { Database } from '../store/database.ts'
import type { RulePart } from './reminders.ts'
import type { Signposting } from './wellbeing.ts'

export type PeopleToAsk = {
  /** Open to anyone in the tenant: nobody is looked up. */
  look: OpenRoom
  listing: EnrolledRoom
  contact: EnrolledRoom
}

type Deps = { database: Database; clock: Clock; cipher: Cipher; newId(): string }

/** The rooms of people who can be asked: looking at them, being one of them, and asking one to make contact. */
export function peopleToAsk(deps: Deps, { strip, room, isCrisis }: Signposting): PeopleToAsk {
  const { database, clock, newId } = deps
  const db = () => database.prisma
  const wording = loadSupporters()
  const requests = { db, cipher: deps.cipher, newId, shifts: wording.shifts }
  const listings = listingsStore({ db, newId })
  return {
    look: lookRoom({
      people: async () => {
        try {
          return { now: await clock.now(), supporters: await supporters(db()) }
        } catch (error) {
          if (isAway(error)) return null
          throw error
        }
      },
      rotation: createRotation(),
      wording,
      strip,
    }),
    listing: listingRoom({
      own: ({ person }) => listings.own(person.id),
      places: () => listings.places(),
      save: (caller, listing, version) => listings.save(caller, listing, version),
      withdraw: (caller) => listings.withdraw(caller),
      wording,
    }),
    contact: requestRoom({
      askable: (caller, person) => askable(db(), caller, person, wording.shifts),
      ask: (caller, wanted) => ask(requests, caller, wanted),
      mine: ({ person }) => ownRequests(db(), person.id),
      withdraw: (caller, id) => withdraw(requests, caller, id),
      close: (caller, id, how) => close(requests, caller, id, how),
      newKey: newId,
      strip: () => strip({ nation: null, language: null }),
      crisis: async (request, words) => {
        if (!isCrisis(words)) return null
        const reply = await room({ ...request, ask: { kind: 'command', name: 'wellbeing', words } })
        return reply.kind === 'show' ? reply.message.body : null
      },
    }),
  }
}

type Rules = 'contact-request' | 'contact-withdrawn' | 'contact-declined' | 'contact-expired'

/** The messages about a request. What is closed meanwhile is not sent. */
export function contactRules({ database, cipher, newId }: Omit<Deps, 'clock'>): Readonly<Record<Rules, RulePart>> {
  const db = () => database.bulk
  const answered: RulePart = { compose: async () => (row) => answeredMessage(row.step) }
  return {
    'contact-request': {
      compose: async (rows) => {
        const open = await arriving(db(), cipher, subjectsOf(rows))
        return (row, _recipient, today) => {
          const request = open.get(row.subject)
          if (request === null) throw new Error('a request can not be read')
          // Somebody who went away meanwhile is left in peace; the next pass tells who asked to ask somebody else.
          return request && !isAwayOn(request, today) ? arrivedMessage(row.subject, request) : GONE
        }
      },
    },
    'contact-withdrawn': {
      compose: async (rows) => {
        const left = await leftAt(db(), subjectsOf(rows))
        return (row, { zone }) => {
          const at = left.get(row.subject)
          return at ? withdrawnMessage(at, zone) : GONE
        }
      },
    },
    'contact-declined': answered,
    'contact-expired': { ...answered, plan: (tx, now) => endOld(tx, newId, now) },
  }
}

const GONE: Cancelled = { state: 'cancelled', reason: 'gone' }

const subjectsOf = (rows: readonly { subject: string }[]): string[] => rows.map(({ subject }) => subject)
