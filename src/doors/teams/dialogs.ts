import type { DoorPorts, From, Reply } from '../../conversation/exchange.ts'
import type { FormErrors } from '../../view/form.ts'
import { type Activity, DIALOG } from './activity.ts'
import { answerTo, withTyped } from './answer.ts'
import type { Connector } from './connector.ts'
import type { Delivery } from './deliver.ts'
import { type Deed, deedOfDialog, deedOfShortcut } from './parse.ts'
import { deadlineAfter, type Patience } from './patience.ts'
import { personOf } from './person.ts'
import { type DialogCard, dialogForm, dialogMessage } from './render-dialog.ts'
import { type Routes, routeOf } from './route.ts'
import { ANSWERED_IN_CHAT, NO_CHANGE, STILL_WORKING, TRY_AGAIN, writeToMePrivately } from './sentences.ts'
import type { TeamsSettings } from './settings.ts'
import { formFromShape } from './shape.ts'

type Deps = {
  settings: TeamsSettings
  ports: DoorPorts
  connector: Connector
  routes: Routes
  delivery: Delivery
  patience: Patience
  track<T>(work: Promise<T>): Promise<T>
}

/** The body of the answer to an invoke of a message's menu: a dialog that goes on, or a sentence that ends it. */
type DialogAnswer = { task: { type: 'continue'; value: object } | { type: 'message'; value: string } }

/**
 * What is done from the menu of a message, and in the dialog that it opens. Only whoever opened a dialog sees it, so it
 * is a private place wherever the message is. What a dialog cannot show goes to the personal chat.
 */
export function openDialogs(deps: Deps): (activity: Activity) => Promise<DialogAnswer> {
  const { settings, ports, patience, track } = deps
  return async (activity) => {
    const person = personOf(activity, settings)
    if (!person) return said(writeToMePrivately(settings.appId))
    const from: From = { ...person, place: 'private' }
    const deed = activity.name === DIALOG.submitted ? deedOfDialog(activity) : deedOfShortcut(activity, ports.shortcuts)
    const work = ports.handle({ id: activity.id, from, ask: deed.ask })
    const deadline = deadlineAfter(patience.turn)
    const reply = await deadline.await(work)
    if (reply === 'late') {
      void track(work.then((late) => inChat(deps, activity, from, deed, late)))
      return said(STILL_WORKING)
    }
    const drawn = draw(deed, reply)
    if (drawn !== null) return typeof drawn === 'string' ? said(drawn) : shown(drawn)
    const sent = await deadline.await(track(inChat(deps, activity, from, deed, reply))).finally(deadline.end)
    return said(sent === false ? writeToMePrivately(settings.appId) : ANSWERED_IN_CHAT)
  }
}

const shown = ({ card }: DialogCard): DialogAnswer => ({
  task: {
    type: 'continue',
    value: {
      // The card says by itself what it is.
      title: 'Alongside',
      height: 'large',
      width: 'medium',
      card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
    },
  },
})

const said = (value: string): DialogAnswer => ({ task: { type: 'message', value } })

/** A card, a sentence, or null for what goes to the chat. What cannot be drawn leaves the form, with its words. */
function draw(deed: Deed, reply: Reply): DialogCard | string | null {
  const drawn: { [K in Reply['kind']]: (reply: Extract<Reply, { kind: K }>) => DialogCard | string | null } = {
    show: ({ message }) => dialogMessage(message),
    update: ({ message }) => dialogMessage(message),
    ask: ({ form }) => dialogForm(withTyped(form, deed)),
    keep: ({ errors }) => sameForm(deed, errors),
    quiet: () => NO_CHANGE,
  }
  try {
    return (drawn[reply.kind] as (reply: Reply) => DialogCard | string | null)(reply)
  } catch {
    return sameForm(deed, { form: TRY_AGAIN })
  }
}

function sameForm({ ask, card }: Deed, errors: FormErrors): DialogCard | string {
  const form = formFromShape(card?.shape, ask.kind === 'submit' ? ask.values : {}, errors)
  return form ? dialogForm(form) : Object.values(errors).join(' ')
}

async function inChat(deps: Deps, activity: Activity, from: From, deed: Deed, reply: Reply): Promise<boolean> {
  const { connector, delivery, routes } = deps
  const person = { tenant: from.tenant, id: activity.from.id }
  const route = routes.of(from.user) ?? (await connector.personal(routeOf(activity), person))
  if (!route) return false
  routes.keep(from.user, route)
  return delivery.answer(route, answerTo(deed, reply), '')
}
