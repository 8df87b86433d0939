import { fileURLToPath } from 'node:url'
import express from 'express'
import type { Door, DoorPorts } from '../../conversation/exchange.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Cast, createCast } from './cast.ts'
import { type Conversations, createConversations } from './conversations.ts'
import { createEvents } from './events.ts'
import { ownPagesOnly } from './guard.ts'
import { inLondonWords } from './london.ts'
import { markFile } from './marks.ts'
import { conversationRoutes } from './routes.ts'
import { createScreen } from './screen.ts'

const ASSETS = fileURLToPath(new URL('./assets/', import.meta.url))

type Opened = { cast: Cast; conversations: Conversations; now(): Promise<Instant | null>; close(): void }

/** The browser as a chat client: no privileges, the same core, invented people. Needs `ports.simulator`. */
export function simulatorDoor(): Door {
  let opened: Opened | null = null
  const ready = () => {
    if (!opened) throw new Error('the simulator door is not open')
    return opened
  }
  return {
    name: 'simulator',
    open: async (ports) => {
      opened = openDoor(ports)
    },
    send: async (to, message, key) => {
      try {
        const { cast, conversations, now } = ready()
        if (!(await cast.find(to.user))) return { kind: 'terminal', reason: 'user-gone' }
        const content = { kind: 'message', message } as const
        const entry = { at: await now(), place: 'private', unasked: true, key, content } as const
        return { kind: 'sent', ref: String(conversations.add(to.user, entry).id) }
      } catch {
        return { kind: 'retry-after', seconds: 5 }
      }
    },
    whoIs: (tenant, user) => ready().cast.whoIs(tenant, user),
    locate: (email) => ready().cast.locate(email),
    close: async () => {
      opened?.close()
      opened = null
    },
  }
}

function openDoor(ports: DoorPorts): Opened {
  const { simulator, handle, commands, shortcuts, web } = ports
  if (!simulator) throw new Error('the simulator door needs the sample force and its clock')
  const now = () => simulator.now().catch(() => null)
  const cast = createCast(simulator.people)
  const conversations = createConversations(ports.hostTime())
  const events = createEvents({
    conversations,
    shortcuts,
    clock: async () => {
      const at = await now()
      return at && inLondonWords(at)
    },
  })
  const screen = createScreen({ cast, conversations, commands, shortcuts, render: simulator.render, now })
  const guard = ownPagesOnly(web.origin)

  web.mount(
    '/simulator',
    express
      .Router()
      .use(guard, express.static(ASSETS, { index: false, cacheControl: false }))
      .get('/mark.svg', (_request, response) => {
        response.type('svg').send(markFile())
      }),
  )
  web.mount(
    '/as',
    express
      .Router()
      .use(
        guard,
        conversationRoutes({ handle, conversations, now, cast, commands, shortcuts, events, screen, simulator }),
      ),
  )
  web.mount(
    '/',
    express.Router().get('/', guard, async (request, response) => {
      response.send(await screen.start(request.query))
    }),
  )
  return { cast, conversations, now, close: events.close }
}
