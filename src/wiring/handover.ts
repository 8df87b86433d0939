import type { EnrolledRoom } from '../conversation/exchange.ts'
import { handoverEntries } from '../features/handover/copy-store.ts'
import { handoverRoom } from '../features/handover/flow.ts'
import {
  acknowledgementsWanted,
  lateFor,
  objectionsTold,
  passingTold,
  requestsTold,
  settledTold,
  summariesWanted,
} from '../features/handover/messages-store.ts'
import { planHandovers } from '../features/handover/planning-store.ts'
import {
  lateMessage,
  noSecondLine,
  objectionMessage,
  passingMessage,
  settledForPerson,
  settledForReceiver,
  summaryMessage,
  takenBackMessage,
  waitingMessage,
} from '../features/handover/views-messages.ts'
import {
  answerMessage,
  asideMessage,
  askedToDecide,
  keepsMessage,
} from '../features/handover/views-request-messages.ts'
import type { OtherEntries } from '../features/record/export-store.ts'
import { localDateOf } from '../kernel/dates.ts'
import type { Cancelled } from '../reminders/outbox.ts'
import type { Message } from '../view/message.ts'
import type { RecordDeps } from './records.ts'
import type { RulePart } from './reminders.ts'

type Rules =
  | 'handover-summary'
  | 'handover-passing'
  | 'handover-waiting'
  | 'handover-late'
  | 'handover-objection'
  | 'handover-settled'
  | 'other-supervisor-asked'
  | 'other-supervisor-decided'

export function handover({ database, cipher, newId, policy, help }: RecordDeps): EnrolledRoom {
  return handoverRoom({
    db: () => database.prisma,
    cipher,
    newId,
    newKey: newId,
    acknowledgeDays: policy.handoverAcknowledgeDays,
    formerMayRead: policy.formerSupervisorsRead,
    help,
  })
}

/** Of one person, for the copy of their whole record. */
export const handoverCopy =
  ({ cipher }: Pick<RecordDeps, 'cipher'>): OtherEntries =>
  (tx, caller, person) =>
    handoverEntries({ cipher }, tx, caller, person)

const ZONE = 'Europe/London'
const GONE: Cancelled = { state: 'cancelled', reason: 'gone' }
const DONE: Cancelled = { state: 'cancelled', reason: 'nothing-due' }

/** The messages about handovers. Each looks again when it is sent: what is done, or is another's affair by now, is not sent. */
export function handoverRules({
  database,
  cipher,
  policy,
}: Pick<RecordDeps, 'database' | 'cipher' | 'policy'>): Readonly<Record<Rules, RulePart>> {
  const db = () => database.bulk
  const days = policy.handoverAcknowledgeDays
  return {
    'handover-summary': {
      plan: (prisma, now) => planHandovers(prisma, days, now),
      compose: async (rows) => {
        const wanted = await summariesWanted(db(), recipientsOf(rows))
        return ({ recipient }) => some(wanted.get(recipient), (count) => summaryMessage(count, days))
      },
    },
    'handover-passing': {
      compose: async (rows, now) => {
        const told = await passingTold(db(), subjectsOf(rows), localDateOf(now, ZONE))
        return (row) => {
          const one = told.get(row.subject)
          // A receiver or a day that has changed since has a message of its own.
          const still = one && one.handover.state !== 'ended' && row.step === `to-${one.handover.to?.id}`
          return still && one.handover.effectiveOn === row.due ? passingMessage(one) : GONE
        }
      },
    },
    'handover-waiting': {
      compose: async (rows) => {
        const { all, summarised } = await acknowledgementsWanted(db(), recipientsOf(rows))
        return ({ recipient, step }) =>
          step === 'summaries'
            ? some(summarised.get(recipient), (count) => waitingMessage(count, true))
            : some(all.get(recipient), (count) => waitingMessage(count, false))
      },
    },
    'handover-late': {
      compose: async (_rows, now) => {
        const late = await lateFor(db(), localDateOf(now, ZONE))
        return ({ recipient, step }) => {
          const theirs = late.get(recipient) ?? []
          return theirs.length > 0 ? lateMessage(theirs, asOf(step), days) : DONE
        }
      },
    },
    'handover-objection': {
      compose: async (rows, now) => {
        const told = await objectionsTold(db(), subjectsOf(rows), localDateOf(now, ZONE))
        return ({ subject, recipient, step }) => {
          const one = told.get(subject)
          return one?.tellers.includes(recipient) ? objectionMessage(one.handover, asOf(step)) : GONE
        }
      },
    },
    'handover-settled': {
      compose: async (rows, now) => {
        const told = await settledTold({ db: db(), cipher }, subjectsOf(rows), localDateOf(now, ZONE))
        return ({ subject, recipient, step }) => {
          const one = told.get(subject)
          if (!one) return GONE
          const { handover: about, because } = one
          if (step === 'taken-back') return about.person.id === recipient ? takenBackMessage(about) : GONE
          if (step === 'receiver') return about.to?.id === recipient ? settledForReceiver(about) : GONE
          return about.person.id === recipient ? settledForPerson(about, because) : GONE
        }
      },
    },
    'other-supervisor-asked': {
      compose: async (rows, now) => {
        const told = await requestsTold({ db: db(), cipher }, subjectsOf(rows), localDateOf(now, ZONE))
        return ({ subject, recipient, step }) => {
          const one = told.get(subject)
          if (one?.request.state !== 'open' || !one.tellers.includes(recipient)) return GONE
          return asOf(step) === 'administrator' ? noSecondLine(one.request.person.name) : askedToDecide(one.request)
        }
      },
    },
    'other-supervisor-decided': {
      compose: async (rows, now) => {
        const told = await requestsTold({ db: db(), cipher }, subjectsOf(rows), localDateOf(now, ZONE))
        return ({ subject, recipient, step }) => {
          const one = told.get(subject)
          if (!one) return GONE
          const { request, answer } = one
          if (step === 'aside') return request.supervisor.id === recipient ? asideMessage(request) : GONE
          if (step === 'keeps') return request.other?.id === recipient ? keepsMessage(request) : GONE
          return request.person.id === recipient ? answerMessage(request, answer) : GONE
        }
      },
    },
  }
}

const asOf = (step: string) => (step === 'administrator' ? 'administrator' : 'second-line')

const some = (count: number | undefined, message: (count: number) => Message): Message | Cancelled =>
  count ? message(count) : DONE

const subjectsOf = (rows: readonly { subject: string }[]): string[] => rows.map(({ subject }) => subject)
const recipientsOf = (rows: readonly { recipient: string }[]): string[] => rows.map(({ recipient }) => recipient)
