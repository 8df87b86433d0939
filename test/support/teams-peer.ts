import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import express, { type Request, type Response } from 'express'
import { activityFaults } from './teams-rules.ts'

export type Json = Readonly<Record<string, unknown>>

/** One message, typing sign or change of a message that the Bot Connector accepted. */
export type Accepted = { how: 'post' | 'put'; conversation: string; id: string; activity: Json }

/** What the connector does with the next message: an answer, silence, or trouble on the line before or after accepting it. */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | 'hang'
  | 'reset'
  | 'accept-then-reset'

export type Member = { id: string; aadObjectId: string; name: string; email: string }
export type Conversation = { id: string; personal: boolean; members: Member[] }

/** Microsoft's login service and Bot Connector on loopback: strict, with a ledger and faults to order. */
export type TeamsPeer = {
  appId: string
  password: string
  tenantId: string
  /** Where the bot sends to; every conversation of this peer names it. */
  serviceUrl: string
  loginUrl: string
  conversations: Map<string, Conversation>
  ledger: readonly Accepted[]
  /** Every rule broken by anything the bot sent. */
  faults: readonly string[]
  /** Members who do not have the app: no personal conversation can be made with them. */
  withoutApp: Set<string>
  order(...faults: Fault[]): void
  /** While refused the login service answers as to a wrong secret. */
  refuseLogin(refuse: boolean): void
  close(): Promise<void>
}

/** `signIn: false` is a peer for development without sign-in, as the emulator is. */
export async function teamsPeer({ signIn } = { signIn: true }): Promise<TeamsPeer> {
  const conversations = new Map<string, Conversation>()
  const ledger: Accepted[] = []
  const faults: string[] = []
  const withoutApp = new Set<string>()
  const ordered: Fault[] = []
  const tokens = new Set<string>()
  const [appId, password, tenantId] = [randomUUID(), `secret-${randomUUID()}`, randomUUID()]
  let loginRefused = false
  const app = express()

  app.post('/login', express.urlencoded({ extended: false }), ({ body }, response) => {
    if (loginRefused || body.client_id !== appId || body.client_secret !== password) {
      response.status(401).json({ error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' })
      return
    }
    const token = randomUUID()
    tokens.add(`Bearer ${token}`)
    response.json({ token_type: 'Bearer', expires_in: 3_599, access_token: token })
  })

  app.use('/teams', express.json({ limit: '1mb' }), (request, response, next) => {
    if (!signIn || tokens.has(request.get('authorization') ?? '')) next()
    else response.status(401).json({ error: { code: 'Unauthorized' } })
  })

  app.post('/teams/v3/conversations', (request, response) => {
    const wanted = request.body?.members?.[0]?.id
    const met = [...conversations.values()].flatMap((one) => one.members).find((member) => member.id === wanted)
    if (!met || withoutApp.has(met.aadObjectId)) {
      response.status(403).json({ error: { code: 'BotNotInConversationRoster' } })
      return
    }
    const id = `a:${met.aadObjectId}`
    conversations.set(id, { id, personal: true, members: [met] })
    response.status(201).json({ id })
  })

  const accept = (how: 'post' | 'put') => (request: Request, response: Response) => {
    const { conversation = '', activity: old = '' } = request.params as { conversation?: string; activity?: string }
    const fault = ordered.shift()
    if (fault === 'hang') return
    if (fault === 'reset') return void request.socket.destroy()
    if (fault && fault !== 'accept-then-reset') {
      return void response
        .status(fault.status)
        .set(fault.headers ?? {})
        .json(fault.body ?? {})
    }
    if (!conversations.has(conversation) || (how === 'put' && !ledger.some((one) => one.id === old))) {
      return void response.status(404).json({ error: { code: 'ConversationNotFound' } })
    }
    faults.push(...activityFaults(request.body))
    const id = how === 'put' ? old : `m${ledger.length + 1}`
    ledger.push({ how, conversation, id, activity: request.body })
    if (fault === 'accept-then-reset') return void request.socket.destroy()
    response.status(how === 'put' ? 200 : 201).json({ id })
  }
  app.post('/teams/v3/conversations/:conversation/activities', accept('post'))
  app.put('/teams/v3/conversations/:conversation/activities/:activity', accept('put'))

  app.get('/teams/v3/conversations/:conversation/members/:member', (request, response) => {
    const { conversation, member } = request.params
    const found = conversations
      .get(conversation)
      ?.members.find((one) => one.id === member || one.aadObjectId === member)
    if (found) response.json({ ...found, userPrincipalName: found.email, tenantId })
    else response.status(404).json({ error: { code: 'MemberNotFoundInConversation' } })
  })
  app.use((request, response) => {
    faults.push(`there is no ${request.method} ${request.path} in the Bot Connector`)
    response.status(404).json({})
  })

  const server = await new Promise<ReturnType<typeof app.listen>>((resolve) => {
    const opened = app.listen(0, '127.0.0.1', () => resolve(opened))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    appId,
    password,
    tenantId,
    serviceUrl: `${origin}/teams/`,
    loginUrl: `${origin}/login`,
    conversations,
    ledger,
    faults,
    withoutApp,
    order: (...wanted) => void ordered.push(...wanted),
    refuseLogin: (refuse) => {
      loginRefused = refuse
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
