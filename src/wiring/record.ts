import { sharedParts } from '../features/record/shared-store.ts'
import { told } from '../features/record/told-store.ts'
import { sharedMessage } from '../features/record/views-shared.ts'
import { answeredMessage, correctedMessage } from '../features/record/views-told.ts'
import { relationOf } from '../kernel/access.ts'
import type { Cancelled } from '../reminders/outbox.ts'
import type { Cipher } from '../store/cipher.ts'
import type { Database } from '../store/database.ts'
import type { RulePart } from './reminders.ts'

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
