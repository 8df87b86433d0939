import type { EnrolledRoom } from '../conversation/exchange.ts'
import { addAction } from '../features/actions/add-store.ts'
import { changeAction } from '../features/actions/change-store.ts'
import { actionsRoom } from '../features/actions/flow.ts'
import { actionDetail, actionsOf, myActions, people } from '../features/actions/list-store.ts'
import { dueNow, handedNow, planDue } from '../features/actions/messages-store.ts'
import { dueMessage, handedMessage } from '../features/actions/views-messages.ts'
import type { RecordDeps } from './records.ts'
import type { RulePart } from './reminders.ts'

export function actions({
  database,
  cipher,
  newId,
  help,
}: Pick<RecordDeps, 'database' | 'cipher' | 'newId' | 'help'>): EnrolledRoom {
  const deps = { db: () => database.prisma, cipher, newId }
  return actionsRoom({
    list: (caller, person, from) => actionsOf(deps, caller, person, from),
    mine: (caller, from) => myActions(deps, caller, from),
    one: (caller, action) => actionDetail(deps, caller, action),
    people: (caller) => people(deps, caller),
    add: (caller, action, once) => addAction(deps, caller, action, once),
    change: (caller, press, change) => changeAction(deps, caller, press, change),
    newKey: newId,
    help,
  })
}

/** The messages about actions: what is due today, and what was put on somebody's list. */
export function actionRules({
  database,
}: Pick<RecordDeps, 'database'>): Readonly<Record<'action-due' | 'action-handed', RulePart>> {
  const db = () => database.bulk
  return {
    'action-due': {
      plan: (tx, now) => planDue(tx, now),
      compose: async (rows, now) => {
        const due = await dueNow(
          db(),
          rows.map(({ recipient }) => recipient),
          now,
        )
        return (row) => {
          const theirs = due.get(row.recipient)
          if (!theirs || theirs.today + theirs.overdue === 0) return { state: 'cancelled', reason: 'nothing-due' }
          if (theirs.latest !== null && theirs.latest > row.due) return { state: 'cancelled', reason: 'superseded' }
          return dueMessage(theirs)
        }
      },
    },
    'action-handed': {
      compose: async (rows, now) => {
        const open = await handedNow(
          db(),
          rows.map(({ subject }) => subject),
          now,
        )
        return ({ subject: action, recipient }) => {
          const handed = open.get(action)
          if (!handed) return { state: 'cancelled', reason: 'gone' }
          const isPerson = recipient === handed.subject.id
          if (!isPerson && !handed.supervisors.includes(recipient)) return { state: 'cancelled', reason: 'gone' }
          const isTheirs = (handed.owner === 'person') === isPerson
          return handedMessage({ action, isTheirs, about: isPerson ? null : handed.subject.name, dueOn: handed.dueOn })
        }
      },
    },
  }
}
