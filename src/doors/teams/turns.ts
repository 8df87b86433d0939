import type { Ask, DoorPorts, From, Reply } from '../../conversation/exchange.ts'
import type { Activity } from './activity.ts'
import { type Answer, answerTo } from './answer.ts'
import type { Connector } from './connector.ts'
import { openDelivery } from './deliver.ts'
import { openDialogs } from './dialogs.ts'
import { noteInstallation } from './install.ts'
import { type Deed, deedOfExecute, deedOfMessage } from './parse.ts'
import { deadlineAfter, type Patience } from './patience.ts'
import { personOf } from './person.ts'
import { renderCards } from './render.ts'
import type { AdaptiveCard } from './render-types.ts'
import { type Route, type Routes, routeOf } from './route.ts'
import type { Handlers } from './sdk.ts'
import {
  ANSWERED_BELOW,
  NO_CHANGE,
  SENT_PRIVATELY,
  STILL_WORKING,
  somethingWentWrong,
  writeToMePrivately,
} from './sentences.ts'
import type { TeamsSettings } from './settings.ts'

type Deps = {
  settings: TeamsSettings
  ports: DoorPorts
  connector: Connector
  routes: Routes
  patience: Patience
  /** Hands over work that may outlive its turn; the door waits for it before it closes. */
  track<T>(work: Promise<T>): Promise<T>
}

/** What happens in a turn: activities in, answers out. A turn ends before Teams gives up on it, answered or not. */
export function openTurns(deps: Deps): Handlers {
  const { settings, ports, connector, routes, patience, track } = deps
  const delivery = openDelivery(connector, ports.log)

  const ask = (activity: Activity, from: From, asked: Ask): Promise<Reply> =>
    ports.handle({ id: activity.id, from, ask: asked })

  const draw = (deed: Deed, reply: Reply): Answer => {
    try {
      return answerTo(deed, reply)
    } catch (error) {
      ports.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'teams.view-not-drawn')
      return { replacement: null, messages: renderCards(somethingWentWrong()) }
    }
  }

  /** Answers in a personal chat. `late` when that takes longer than a turn may: the answer then follows by itself. */
  const answerIn = async (route: Route, deed: Deed, work: Promise<Reply>): Promise<boolean | 'late'> => {
    const deadline = deadlineAfter(patience.turn)
    const answered = track(work.then((reply) => delivery.answer(route, draw(deed, reply), deed.card?.id ?? '')))
    return deadline.await(answered).finally(deadline.end)
  }

  const inPrivate = async (activity: Activity, from: From, deed: Deed): Promise<void> => {
    const route = routeOf(activity)
    const typing = setTimeout(() => void connector.post(route, { kind: 'typing' }), patience.typing)
    const work = ask(activity, from, deed.ask).finally(() => clearTimeout(typing))
    await answerIn(route, deed, work)
  }

  /** Nothing of what was asked in a channel shows there; the answer goes to the personal chat where there is one. */
  const inShared = async (activity: Activity, from: From, deed: Deed): Promise<void> => {
    const met = routeOf(activity)
    const person = { tenant: from.tenant, id: activity.from.id }
    const route = routes.of(from.user) ?? (await connector.personal(met, person))
    if (route) routes.keep(from.user, route)
    const sent = route !== null && (await answerIn(route, deed, ask(activity, from, deed.ask))) === true
    const text = sent ? SENT_PRIVATELY : writeToMePrivately(settings.appId)
    await delivery.say(met, { kind: 'line', text })
  }

  const execute = async (activity: Activity, from: From): Promise<AdaptiveCard | string> => {
    const route = routeOf(activity)
    const deed = deedOfExecute(activity)
    const deadline = deadlineAfter(patience.turn)
    const work = ask(activity, from, deed.ask)
    const reply = await deadline.await(work)
    if (reply === 'late') {
      void track(work.then((late) => delivery.answer(route, draw(deed, late), activity.replyToId)))
      return STILL_WORKING
    }
    const answer = draw(deed, reply)
    await deadline.await(track(delivery.besidesInvoke(route, answer, activity.replyToId))).finally(deadline.end)
    if (!answer.replacement) return answer.messages.length > 0 ? ANSWERED_BELOW : NO_CHANGE
    return answer.replacement.card
  }

  return {
    event: async (activity) => {
      const from = personOf(activity, settings)
      if (!from) return
      if (from.place === 'private') routes.keep(from.user, routeOf(activity))
      if (activity.type === 'message') {
        const act = from.place === 'private' ? inPrivate : inShared
        await act(activity, from, deedOfMessage(activity, ports.commands))
      } else if (await noteInstallation(activity, from, ports)) {
        await inPrivate(activity, from, { ask: { kind: 'opened' }, card: null })
      }
    },
    execute: async (activity) => {
      const from = personOf(activity, settings)
      if (from?.place !== 'private') return writeToMePrivately(settings.appId)
      routes.keep(from.user, routeOf(activity))
      return execute(activity, from)
    },
    dialog: openDialogs({ ...deps, delivery }),
  }
}
