import type { EnrolledRoom } from '../conversation/exchange.ts'
import { comment, confirm } from '../features/record/additions-store.ts'
import { correct, toCorrect } from '../features/record/correct-store.ts'
import { exportRecord, mayExport, type OtherEntries } from '../features/record/export-store.ts'
import { recordRoom } from '../features/record/flow.ts'
import { oneRecord } from '../features/record/one-store.ts'
import { readers } from '../features/record/readers-store.ts'
import { search } from '../features/record/search-store.ts'
import { sharedParts } from '../features/record/shared-store.ts'
import type { ExportSource } from '../features/record/tickets-store.ts'
import { timeline } from '../features/record/timeline-store.ts'
import { told } from '../features/record/told-store.ts'
import { sharedMessage } from '../features/record/views-shared.ts'
import { answeredMessage, correctedMessage } from '../features/record/views-told.ts'
import { relationOf } from '../kernel/access.ts'
import type { Cancelled } from '../reminders/outbox.ts'
import type { Cipher } from '../store/cipher.ts'
import type { Database } from '../store/database.ts'
import { peopleOf } from '../store/relation-people.ts'
import type { RecordDeps, RoomDeps } from './records.ts'
import type { RulePart } from './reminders.ts'

/** Looking at records, what their person adds to them, correcting and copying them. */
export function record(deps: RoomDeps): EnrolledRoom {
  const { database, cipher, newId } = deps
  const db = () => database.prisma
  const stored = { db, cipher, newId, formerMayRead: deps.policy.formerSupervisorsRead }
  return recordRoom({
    timeline: (caller, wanted) => timeline(stored, caller, wanted),
    one: (caller, id, needs) => oneRecord(stored, caller, id, needs),
    myPeople: (caller) => peopleOf(db(), caller),
    search: (caller, words) => search(stored, caller, words),
    readers: (caller, after) => readers(stored, caller, after),
    confirm: (caller, wanted) => confirm(stored, caller, wanted),
    comment: (caller, wanted) => comment(stored, caller, wanted),
    toCorrect: (caller, id) => toCorrect(stored, caller, id),
    correct: (caller, wanted) => correct(stored, caller, wanted),
    offer: deps.offer,
    help: deps.help,
    newKey: newId,
    elsewhere: async (request) => deps.elsewhere(request),
  })
}

/** The copy of a person's whole record; `others`: what the other rooms keep in it. */
export const recordExport = (
  { cipher }: Pick<RecordDeps, 'cipher'>,
  others: readonly OtherEntries[],
): ExportSource => ({
  guard: mayExport,
  make: (tx, caller, person) => exportRecord({ cipher, others }, tx, caller, person),
})

type RecordRules = 'one-to-one-shared' | 'record-answered' | 'record-corrected'

/** The messages about a record. What is gone, or no longer the recipient's to know, is not sent. */
export function recordMessages(deps: {
  database: Database
  cipher: Cipher
  newId(): string
}): Readonly<Record<RecordRules, RulePart>> {
  const db = () => deps.database.bulk
  return {
    'one-to-one-shared': {
      compose: async (rows) => {
        const parts = await sharedParts(db(), deps.cipher, subjectsOf(rows))
        return (row) => {
          const part = parts.get(row.subject)
          return part && part.subject === row.recipient ? sharedMessage(part, deps.newId()) : GONE
        }
      },
    },
    'record-answered': {
      compose: async (rows) => {
        const answered = await told(db(), subjectsOf(rows))
        return (row, { id }, today) => {
          const one = answered.get(row.subject)
          if (!one) return GONE
          const relation = relationOf(id, one.subject, { ...one, secondLine: null }, today)
          return relation === 'supervisor' ? answeredMessage(one) : GONE
        }
      },
    },
    'record-corrected': {
      compose: async (rows) => {
        const corrected = await told(db(), subjectsOf(rows))
        return (row) => {
          const one = corrected.get(row.subject)
          return one && one.subject === row.recipient ? correctedMessage(one) : GONE
        }
      },
    },
  }
}

const GONE: Cancelled = { state: 'cancelled', reason: 'gone' }

const subjectsOf = (rows: readonly { subject: string }[]): string[] => rows.map(({ subject }) => subject)
