import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express'
import type { Ask, CommandEntry, ShortcutEntry, SimulatorPorts } from '../../conversation/exchange.ts'
import { DRAFT } from '../../view/form.ts'
import { type ActDeps, act, draft } from './act.ts'
import { type Cast, homeOf, type Player } from './cast.ts'
import type { Entry } from './conversations.ts'
import { changeOf, type Events } from './events.ts'
import { shortcutAsk } from './menu.ts'
import { moveClock } from './move.ts'
import { closes, type Posted, placeOf, pressAsk, requestFrom, submitAsk, typedAsk, typedText } from './parse.ts'
import type { Screen, Troubles } from './screen.ts'

export type RouteDeps = ActDeps & {
  cast: Cast
  commands: readonly CommandEntry[]
  shortcuts: readonly ShortcutEntry[]
  events: Events
  screen: Screen
  simulator: SimulatorPorts
}

/** Words and a long form fit many times over; anything larger is a mistake or an attack. */
const BODY_LIMIT = '1mb'

const UNREADABLE = 'That could not be read. Reload the page and try again.'
const TOO_LARGE = 'That is too long to send. Shorten it to under a million characters and send it again.'

/** Everything below `/as/<reference>`: the page, its live stream and its writes. */
export function conversationRoutes(deps: RouteDeps): Router {
  const routes = express.Router()
  routes.use(express.urlencoded({ extended: false, limit: BODY_LIMIT }))

  routes.get('/:user', async (request, response) => {
    const player = await present(deps, request, response)
    if (player) response.send(await deps.screen.conversation(player, request.query, { say: null, clock: null }))
  })
  routes.get('/:user/events', async (request, response) => {
    const player = await present(deps, request, response)
    const since = Number(request.headers['last-event-id'] ?? request.query.since)
    if (player) deps.events.open(response, player, Number.isFinite(since) ? since : 0)
  })
  routes.post('/:user/say', (request, response) =>
    write(deps, request, response, async (player) => {
      const text = typedText(postedIn(request))
      const place = placeOf(postedIn(request))
      const content = { kind: 'typed', text } as const
      deps.conversations.add(player.user, { at: await deps.now(), place, unasked: false, content })
      return { say: await act(deps, requestFrom(player.user, place, typedAsk(text, deps.commands)), null), clock: null }
    }),
  )
  routes.post('/:user/open', (request, response) =>
    write(deps, request, response, (player) => actOn(deps, player, null, { kind: 'opened' })),
  )
  routes.post('/:user/press/:entry', (request, response) =>
    write(deps, request, response, (player) => {
      const target = deps.conversations.find(player.user, Number(request.params.entry))
      return actOn(deps, player, target, pressAsk(postedIn(request)))
    }),
  )
  routes.post('/:user/submit/:entry', (request, response) =>
    write(deps, request, response, async (player) => {
      const [target, ask] = submitted(deps, player, request)
      if (ask && closes(postedIn(request))) return keepDraft(deps, player, target, ask, true)
      return actOn(deps, player, target, ask)
    }),
  )
  routes.post('/:user/draft/:entry', async (request, response) => {
    const player = await present(deps, request, response)
    if (!player) return
    const [target, ask] = submitted(deps, player, request)
    if (ask) await keepDraft(deps, player, target, ask, false)
    response.status(204).end()
  })
  routes.post('/:user/shortcut/:entry', (request, response) =>
    write(deps, request, response, (player) => {
      const target = deps.conversations.find(player.user, Number(request.params.entry))
      const shortcut = deps.shortcuts.find(({ name }) => name === postedIn(request).shortcut)
      const ask = target && shortcut && shortcutAsk(target, shortcut)
      return actOn(deps, player, null, ask ?? null)
    }),
  )
  routes.post('/:user/clock', (request, response) =>
    write(deps, request, response, async () => {
      const trouble = await moveClock(deps.simulator, postedIn(request))
      await deps.events.tick()
      return { say: null, clock: trouble }
    }),
  )
  routes.use(tooLarge)
  return routes
}

type Submitted = NonNullable<ReturnType<typeof submitAsk>>

function submitted(
  { conversations }: RouteDeps,
  { user }: Player,
  request: Request<{ user: string; entry: string }>,
): [Entry | null, Submitted | null] {
  const target = conversations.find(user, Number(request.params.entry))
  const form = target?.content.kind === 'form' ? target.content.form : null
  return [target, submitAsk(postedIn(request), form)]
}

async function keepDraft(
  deps: RouteDeps,
  { user }: Player,
  target: Entry | null,
  ask: Submitted,
  closes: boolean,
): Promise<Troubles> {
  const request = requestFrom(user, target?.place ?? 'private', { ...ask, step: DRAFT })
  await draft(deps, request, target, closes)
  return { say: null, clock: null }
}

async function actOn(deps: RouteDeps, { user }: Player, target: Entry | null, ask: Ask | null): Promise<Troubles> {
  if (!ask) return { say: UNREADABLE, clock: null }
  return { say: await act(deps, requestFrom(user, target?.place ?? 'private', ask), target), clock: null }
}

/** The page's script asks for what changed; a plain form gets the page again, as a fresh GET unless there is trouble. */
async function write(
  deps: RouteDeps,
  request: Request<{ user: string }>,
  response: Response,
  effect: (player: Player) => Promise<Troubles>,
): Promise<void> {
  const player = await present(deps, request, response)
  if (!player) return
  const before = deps.conversations.version()
  const troubles = await effect(player)
  const trouble = troubles.say ?? troubles.clock
  if (wantsJson(request)) {
    const changes = deps.conversations
      .changedSince(player.user, before)
      .map((entry) => changeOf(player, entry, deps.shortcuts))
    response.json({ changes, trouble })
  } else if (trouble === null) {
    response.redirect(303, `${homeOf(player)}#latest`)
  } else {
    response.status(422).send(await deps.screen.conversation(player, request.query, troubles))
  }
}

async function present(
  deps: RouteDeps,
  request: Request<{ user: string }>,
  response: Response,
): Promise<Player | null> {
  const player = await deps.cast.find(request.params.user)
  if (!player) response.status(404).send(await deps.screen.nobody())
  return player
}

function postedIn(request: Request<{ user: string }>): Posted {
  return typeof request.body === 'object' && request.body !== null ? request.body : {}
}

function wantsJson(request: Request<{ user: string }>): boolean {
  return request.accepts(['html', 'json']) === 'json'
}

const tooLarge: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const large = typeof error === 'object' && error !== null && 'status' in error && error.status === 413
  if (!large) return next(error)
  response.status(413)
  if (wantsJson(request as Request<{ user: string }>)) response.json({ changes: [], trouble: TOO_LARGE })
  else response.type('text').send(`${TOO_LARGE} Go back: what you wrote is still in the box.`)
}
