import type { Caller } from '../kernel/caller.ts'
import { daysBetween, inWords } from '../kernel/dates.ts'
import type { LocalDate } from '../kernel/instant.ts'
import type { TeamMember } from '../kernel/team.ts'
import type { Message, Node } from '../view/message.ts'
import type { EnrolledRoom, Request } from './exchange.ts'

export type TodayDeps = { team(caller: Caller): Promise<readonly TeamMember[]> }

/** `/team`, the App Home and the simulator's first page: what needs me now, then my people. */
export function todayRoom(deps: TodayDeps): EnrolledRoom {
  return async (_request: Request, caller: Caller) => {
    const team = await deps.team(caller)
    const message = team.length === 0 ? nobody() : today(team, caller.today)
    return { kind: 'show', message }
  }
}

const MY_ACTIONS = { label: 'My actions', name: 'actions.mine', carry: {} }

function nobody(): Message {
  return {
    notice: 'Your people in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'Your people' },
      { kind: 'text', text: 'Nobody is listed as supervised by you. If that is wrong, ask your administrator.' },
      { kind: 'buttons', buttons: [MY_ACTIONS, { label: 'See where help is', name: 'wellbeing.menu', carry: {} }] },
    ],
  }
}

function today(team: readonly TeamMember[], on: LocalDate): Message {
  const waiting = team.filter((member) => member.dueOn === null || daysBetween(on, member.dueOn) < 7)
  const body: Node[] = [
    { kind: 'heading', level: 1, text: 'What needs you now' },
    waiting.length === 0
      ? { kind: 'text', text: 'Nothing is due this week.' }
      : { kind: 'list', items: waiting.map((member) => `${member.name}: ${dueInWords(member.dueOn, on)}`) },
    { kind: 'buttons', buttons: [{ label: 'Log a one-to-one', name: 'one-to-ones.log', carry: {}, tone: 'main' }] },
    { kind: 'divider' },
    { kind: 'heading', level: 2, text: 'Your people' },
    {
      kind: 'list',
      items: team.map((member) => {
        const last = member.lastHeldOn ? `last one-to-one ${inWords(member.lastHeldOn)}` : 'no one-to-one logged yet'
        const next = member.dueOn ? `next ${inWords(member.dueOn)}` : 'no next date'
        return `${member.name}, ${member.rank}: ${last}, ${next}`
      }),
    },
    { kind: 'buttons', buttons: [MY_ACTIONS, { label: 'See where help is', name: 'wellbeing.menu', carry: {} }] },
  ]
  return { notice: 'Your people in Alongside', body }
}

/** `one-to-one overdue by 3 days`; a person never talked with is due now. */
export function dueInWords(dueOn: LocalDate | null, on: LocalDate): string {
  if (dueOn === null) return 'no one-to-one logged yet'
  const days = daysBetween(on, dueOn)
  if (days === 0) return 'one-to-one due today'
  if (days > 0) return `one-to-one due ${inWords(dueOn)}`
  return `one-to-one overdue by ${-days} ${days === -1 ? 'day' : 'days'}`
}
