import type { ReceiverEvent } from '@slack/bolt'
import type { Door, DoorPorts } from '../../conversation/exchange.ts'
import { switchboard } from './bolt.ts'
import { createClients } from './client.ts'
import { connect, locate, whoIs } from './people.ts'
import { receiver } from './receive.ts'
import { createRespond } from './respond.ts'
import { createSender } from './send.ts'
import { tenantOf } from './tenant.ts'
import { openTyping } from './typing.ts'
import { createWays } from './ways.ts'
import { within } from './within.ts'

export type SlackConfig = {
  botToken: string
  signingSecret: string
  /** Only for a test peer, with its final slash. */
  apiUrl?: string | null
  /** The workspace's or organisation's id. With it, requests from any other are refused. */
  tenant?: string | null
}

/** Milliseconds. Slack waits three seconds for an acknowledgement; the rest is for the network and a busy host. */
const ACK_BUDGET = 2_000
/** Milliseconds that `close` waits for answers still on their way. */
const DRAIN = 8_000
/** Seconds. */
const NOT_OPEN_YET = { kind: 'retry-after', seconds: 30 } as const

/**
 * The Slack door: signed requests in at `/slack/events` (and `/slack/commands`, `/slack/interactive`), messages, forms
 * and App Home out by the Web API. It opens, and answers commands, while the Web API is away.
 */
export function slackDoor(config: SlackConfig): Door {
  const working = new Set<Promise<void>>()
  let parts: ReturnType<typeof assemble> | null = null
  const opened = (): ReturnType<typeof assemble> => {
    if (!parts) throw new Error('The Slack door is not open.')
    return parts
  }
  return {
    name: 'slack',
    open: async (ports) => {
      parts = assemble(config, ports)
      const { app, home } = parts
      const accept = async (event: ReceiverEvent): Promise<void> => {
        if (config.tenant && tenantOf(event.body) !== config.tenant) return
        const work = app.processEvent(event)
        working.add(work)
        await work.finally(() => working.delete(work))
      }
      ports.web.mount('/slack', receiver(ports, config.signingSecret, accept))
      void home().catch(() => undefined)
    },
    send: async (to, message, key) => (parts ? parts.send(to, message, key) : NOT_OPEN_YET),
    // Only our own workspace vouches for an e-mail: whoever runs another one can put any address on a guest of ours.
    whoIs: async (tenant, user) =>
      tenant === (await opened().home()) ? whoIs(opened().clients.interactive, tenant, user) : null,
    locate: async (email) => locate(opened().clients.bulk, await opened().home(), email),
    close: async () => {
      await within(Promise.allSettled([...working, parts?.typing.flush()]), DRAIN)
    },
  }
}

function assemble(config: SlackConfig, ports: DoorPorts) {
  const clients = createClients(config, ports.log)
  const respond = createRespond(config.apiUrl ?? null, ports.log)
  const ways = createWays({ client: clients.interactive, respond, log: ports.log })
  const typing = openTyping(ports.handle)
  return {
    clients,
    typing,
    app: switchboard(config.botToken, { ports, ways, typing, ackBudget: ACK_BUDGET }),
    send: createSender(clients.bulk, ports.log),
    home: connect(clients.interactive, config.tenant ?? null, ports.log),
  }
}
