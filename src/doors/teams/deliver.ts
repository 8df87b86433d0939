import { setTimeout as pause } from 'node:timers/promises'
import type { DoorLog } from '../../conversation/exchange.ts'
import type { SendOutcome } from '../../kernel/door.ts'
import type { Answer } from './answer.ts'
import type { Connector, Outgoing } from './connector.ts'
import type { CardMessage } from './render-types.ts'
import type { Route } from './route.ts'

const MOST_ATTEMPTS = 3
/** A person is waiting: a longer wait than this (seconds) is not worth it. */
const LONGEST_WAIT = 2

/**
 * Brings answers to somebody who is waiting. Unlike a reminder an answer is tried again when nobody knows whether it
 * arrived: seeing it twice does no harm, and being left without one may.
 */
export type Delivery = {
  /** True when all of it arrived. Never throws. */
  answer(route: Route, answer: Answer, cardId: string): Promise<boolean>
  say(route: Route, outgoing: Outgoing): Promise<boolean>
  /**
   * The same beside the answer of an invoke, which shows the replacement by itself. It is put in place as well, or the
   * old card, perhaps an open form, would be back when the chat is opened again.
   */
  besidesInvoke(route: Route, answer: Answer, cardId: string): Promise<void>
}

export function openDelivery(connector: Connector, log: DoorLog): Delivery {
  const insist = async (act: () => Promise<SendOutcome>): Promise<boolean> => {
    let outcome = await act()
    for (let attempt = 1; attempt < MOST_ATTEMPTS && isWorthAnother(outcome); attempt += 1) {
      await pause(1000 * Math.min(outcome.kind === 'retry-after' ? outcome.seconds : 1, LONGEST_WAIT))
      outcome = await act()
    }
    if (outcome.kind !== 'sent') {
      log.warn({ outcome: outcome.kind === 'terminal' ? outcome.reason : outcome.kind }, 'teams.answer-not-delivered')
    }
    return outcome.kind === 'sent'
  }
  const say = (route: Route, outgoing: Outgoing) => insist(() => connector.post(route, outgoing))
  const replace = (route: Route, card: CardMessage, cardId: string) =>
    insist(() => connector.replace(route, cardId, card))

  return {
    say,
    besidesInvoke: async (route, { replacement, messages }, cardId) => {
      if (replacement && cardId !== '') await replace(route, replacement, cardId)
      for (const card of messages) await say(route, { kind: 'card', card })
    },
    answer: async (route, { replacement, messages }, cardId) => {
      const replaced = replacement !== null && cardId !== '' && (await replace(route, replacement, cardId))
      const rest = replacement === null || replaced ? messages : [replacement, ...messages]
      let arrived = true
      for (const card of rest) arrived = (await say(route, { kind: 'card', card })) && arrived
      return arrived
    },
  }
}

function isWorthAnother(outcome: SendOutcome): boolean {
  return outcome.kind === 'retry-after' || outcome.kind === 'unknown'
}
