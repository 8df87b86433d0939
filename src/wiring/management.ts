import type { EnrolledRoom } from '../conversation/exchange.ts'
import { commentOn } from '../features/management/add-store.ts'
import { closeRecord } from '../features/management/close-store.ts'
import { managementRoom } from '../features/management/flow.ts'
import { toldOf } from '../features/management/messages-store.ts'
import {
  managementEntries,
  managementPage,
  mayExport,
  openRecord,
  people,
  subjectOf,
} from '../features/management/open-store.ts'
import { recordAction } from '../features/management/record-store.ts'
import { answeredMessage, sharedMessage } from '../features/management/views-messages.ts'
import type { Caller } from '../kernel/caller.ts'
import type { Cancelled } from '../reminders/outbox.ts'
import type { Tx } from '../store/transaction.ts'
import type { RecordDeps, RoomDeps } from './records.ts'
import type { RulePart } from './reminders.ts'

/** The page of one record, for whatever serves pages: in the transaction that spends its link. */
export function managementExport({ database, cipher, newId }: Pick<RecordDeps, 'database' | 'cipher' | 'newId'>) {
  const deps = { db: () => database.bulk, cipher, newId }
  return {
    guard: mayExport,
    make: (tx: Tx, caller: Caller, id: string) => managementPage(deps, tx, caller, id),
    /** Of one person, for the copy of their whole record. */
    entries: (tx: Tx, caller: Caller, person: string) => managementEntries(deps, tx, caller, person),
  }
}

export function management({ database, cipher, newId, help, offer }: RoomDeps): EnrolledRoom {
  const deps = { db: () => database.prisma, cipher, newId }
  return managementRoom({
    people: (caller) => people(deps, caller),
    subject: (caller, person) => subjectOf(deps, caller, person),
    record: (caller, record, once) => recordAction(deps, caller, record, once),
    open: (caller, id, needs) => openRecord(deps, caller, id, needs),
    comment: (caller, press, text) => commentOn(deps, caller, press, text),
    close: (caller, press, closing) => closeRecord(deps, caller, press, closing),
    offer,
    newKey: newId,
    help,
  })
}

type Rules = 'management-shared' | 'management-answered'

/** The messages about records of management action. What is no longer the recipient's to know is not sent. */
export function managementRules({ database }: Pick<RecordDeps, 'database'>): Readonly<Record<Rules, RulePart>> {
  const told = (rows: readonly { subject: string }[], now: Date) =>
    toldOf(
      database.bulk,
      rows.map(({ subject }) => subject),
      now,
    )
  return {
    'management-shared': {
      compose: async (rows, now) => {
        const records = await told(rows, now)
        return ({ subject, recipient, step }) =>
          records.get(subject)?.subject.id === recipient ? sharedMessage(subject, step) : GONE
      },
    },
    'management-answered': {
      compose: async (rows, now) => {
        const records = await told(rows, now)
        return ({ subject, recipient }) => {
          const record = records.get(subject)
          return record?.supervisors.includes(recipient) ? answeredMessage(subject, record.subject.name) : GONE
        }
      },
    },
  }
}

const GONE: Cancelled = { state: 'cancelled', reason: 'gone' }
