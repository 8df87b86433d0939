import type { DoorPorts, SimulatorPorts } from '../../conversation/exchange.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Cast, homeOf, type Player } from './cast.ts'
import { chat } from './chat.ts'
import type { Conversations } from './conversations.ts'
import { entryMarkup } from './entry.ts'
import { desk, notFound, page, welcome } from './page.ts'
import { sidebar } from './sidebar.ts'
import { tools } from './tools.ts'
import { wireOf } from './wire.ts'

export type Query = Readonly<Record<string, unknown>>

/** What could not be done, said beside the box or the clock. */
export type Troubles = { say: string | null; clock: string | null }

/** The three pages there are, drawn from what is known at this moment. */
export type Screen = {
  start(query: Query): Promise<string>
  nobody(): Promise<string>
  conversation(player: Player, query: Query, troubles: Troubles): Promise<string>
}

export function createScreen(deps: {
  cast: Cast
  conversations: Conversations
  commands: DoorPorts['commands']
  shortcuts: DoorPorts['shortcuts']
  render: SimulatorPorts['render']
  now(): Promise<Instant | null>
}): Screen {
  const { cast, conversations, commands, shortcuts } = deps
  return {
    start: async (query) => {
      const players = await cast.everybody()
      const list = sidebar(players, { chosen: null, action: '/', wanted: wanted(query) })
      return page('Alongside simulator', 'start', [list, welcome(players)])
    },
    nobody: async () => {
      const list = sidebar(await cast.everybody(), { chosen: null, action: '/', wanted: '' })
      return page('Nobody by that reference', 'start', [list, notFound()])
    },
    conversation: async (player, query, troubles) => {
      // Read before the entries, so that one arriving in between is sent again by the stream and not missed.
      const version = conversations.version()
      const entries = conversations.of(player.user)
      const shown = entries.map((entry) => entryMarkup(player, entry, shortcuts)).filter((markup) => markup !== '')
      const wire = wireOf(deps.render, entries, query)
      return page(`${player.name} with Alongside`, 'chat', [
        sidebar(await cast.everybody(), { chosen: player, action: homeOf(player), wanted: wanted(query) }),
        desk(player, version, [
          chat({ player, entries: shown, commands, trouble: troubles.say }),
          tools(player, await deps.now(), wire, troubles.clock),
        ]),
      ])
    },
  }
}

function wanted(query: Query): string {
  return typeof query.find === 'string' ? query.find : ''
}
