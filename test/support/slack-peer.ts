import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { blockKitFaults } from './block-kit-rules.ts'
import type { Who } from './driver.ts'
import { BOT_TOKEN, type Workspace, workspace } from './slack-workspace.ts'

/** What goes wrong with one call. `lost` is accepted, and then the connection breaks before the answer. */
export type Fault =
  | { kind: 'limited'; retryAfter: string | null }
  | { kind: 'error'; error: string }
  | { kind: 'status'; status: number }
  | { kind: 'hang' }
  | { kind: 'lost' }

/** Something Slack accepted from the bot, in the order in which it came. */
export type Accepted = {
  method: string
  args: Readonly<Record<string, unknown>>
  answer: Readonly<Record<string, unknown>>
}

export type SlackPeer = {
  botToken: string
  signingSecret: string
  apiUrl: string
  accepted: readonly Accepted[]
  /** Every call that came in, refused ones too, by method. */
  calls: readonly string[]
  faults: string[]
  enrol(people: readonly Who[]): Promise<void>
  workspace(): Workspace
  /** The next calls of a method fare so, one each, null for one that goes well; calls after them are answered. */
  script(method: string, ...faults: readonly (Fault | null)[]): void
  responseUrl(user: string): string
  /** Everything that Slack would draw, acknowledgements too. */
  drawn: readonly unknown[]
  /** Checks what the platform would check in a payload, and remembers it and each fault. */
  inspect(where: string, payload: unknown): void
  busy(): boolean
  close(): Promise<void>
}

/** Slack gives five uses of a response URL. */
const USES = 5

/**
 * Slack's Web API for tests, on loopback: the emulator does the work (users, conversations, messages, views with
 * three-second triggers, strict scopes); in front of it stand what it lacks: response URLs, Block Kit's rules, scripted
 * faults, and a ledger of everything accepted.
 */
export async function slackPeer(): Promise<SlackPeer> {
  const accepted: Accepted[] = []
  const calls: string[] = []
  const faults: string[] = []
  const drawn: unknown[] = []
  const scripted = new Map<string, (Fault | null)[]>()
  const urls = new Map<string, { user: string; uses: number }>()
  let place: Workspace | null = null
  let working = 0
  const here = (): Workspace => {
    if (!place) throw new Error('Enrol people in the Slack workspace first.')
    return place
  }
  const inspect = (where: string, payload: unknown): void => {
    drawn.push(payload)
    for (const fault of blockKitFaults(payload)) faults.push(`${where}: ${fault}`)
  }

  const answer = async (request: Request<{ method: string }>, response: Response): Promise<void> => {
    const { method } = request.params
    const raw = String(request.body)
    const args = argumentsOf(raw)
    calls.push(method)
    const fault = scripted.get(method)?.shift()
    if (fault && fault.kind !== 'lost') return FAULTS[fault.kind](response, fault as never)
    const upstream = await fetch(`${here().url}/api/${method}`, {
      method: 'POST',
      headers: {
        authorization: request.get('authorization') ?? '',
        'content-type': request.get('content-type') ?? 'application/x-www-form-urlencoded',
      },
      body: raw,
    })
    const result = (await upstream.json()) as Record<string, unknown>
    if (result.ok === true) {
      accepted.push({ method, args, answer: result })
      if (args.blocks || args.view) inspect(method, args.view ?? { text: args.text, blocks: args.blocks })
    }
    if (fault) request.socket.destroy()
    else response.status(upstream.status).json(result)
  }

  const respond: RequestHandler<{ id: string }> = (request, response) => {
    const url = urls.get(request.params.id)
    const raw = String(request.body)
    calls.push('response_url')
    const fault = scripted.get('response_url')?.shift()
    if (fault && fault.kind !== 'lost') return void FAULTS[fault.kind](response, fault as never)
    if (!url || url.uses >= USES) {
      response.status(404).send('used_url')
      return
    }
    url.uses += 1
    const args = JSON.parse(raw) as Record<string, unknown>
    accepted.push({ method: 'response_url', args: { ...args, user: url.user, url: request.params.id }, answer: {} })
    inspect('response_url', { text: args.text, blocks: args.blocks })
    response.send('ok')
  }

  const app = express()
  app.use((_request, response, next) => {
    working += 1
    response.once('close', () => {
      working -= 1
    })
    next()
  })
  app.use(express.text({ type: () => true, limit: '2mb' }))
  app.post('/api/:method', answer)
  app.post('/response/:id', respond)
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    botToken: BOT_TOKEN,
    signingSecret: 'test-signing-secret',
    apiUrl: `${origin}/api/`,
    accepted,
    calls,
    faults,
    drawn,
    enrol: async (people) => {
      await place?.close()
      place = await workspace(people)
    },
    workspace: here,
    script: (method, ...more) => void scripted.set(method, [...(scripted.get(method) ?? []), ...more]),
    responseUrl: (user) => {
      const id = randomUUID()
      urls.set(id, { user, uses: 0 })
      return `${origin}/response/${id}`
    },
    inspect,
    busy: () => working > 0,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await place?.close()
    },
  }
}

type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>

const FAULTS: { [K in Exclude<Fault['kind'], 'lost'>]: (response: Response, fault: FaultOf<K>) => void } = {
  limited: (response, { retryAfter }) => {
    if (retryAfter !== null) response.set('Retry-After', retryAfter)
    response.status(429).json({ ok: false, error: 'ratelimited' })
  },
  error: (response, { error }) => void response.json({ ok: false, error }),
  status: (response, { status }) => void response.status(status).send('upstream trouble'),
  hang: () => undefined,
}

/** The SDK sends a form in which lists and objects are JSON. */
function argumentsOf(raw: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  )
}
