import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SendOutcome } from '../../../src/kernel/door.ts'
import type { Message } from '../../../src/view/message.ts'
import type { Fault } from '../../support/teams-peer.ts'
import { wordsOf } from '../../support/teams-screen.ts'
import { HELLO, helloShown, type TeamsWorld, teamsWorld } from '../../support/teams-world.ts'

let world: TeamsWorld
let elsewhere: Server
let visits = 0
beforeAll(async () => {
  world = await teamsWorld(helloShown)
  elsewhere = createServer((_request, response) => {
    visits += 1
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"stolen"}')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  elsewhere.close()
  await world.close()
})

const send = (message: Message = HELLO) => world.door.send(world.address, message, 'outbox-row-7')
const forbidden = (code: string): Fault => ({ status: 403, body: { error: { code, message: 'Forbidden' } } })

test('a reminder is one message with the lock-screen text and the mark of its outbox row', async () => {
  expect(await send()).toEqual({ kind: 'sent', ref: 'm1' })
  const [{ activity, conversation } = { activity: {}, conversation: '' }] = world.peer.ledger
  expect(conversation).toBe(world.personal.id)
  expect(activity).toMatchObject({ summary: 'An answer', channelData: { alongside: 'outbox-row-7' } })
  expect(wordsOf(activity)).toBe('Hello from Alongside.')
  expect(world.peer.faults).toEqual([])
})

const OUTCOMES: readonly (readonly [string, Fault, SendOutcome, number])[] = [
  ['429', { status: 429, headers: { 'retry-after': '7' } }, { kind: 'retry-after', seconds: 7 }, 0],
  ['429 without a time', { status: 429 }, { kind: 'retry-after', seconds: 30 }, 0],
  ['412', { status: 412 }, { kind: 'retry-after', seconds: 5 }, 0],
  ['502', { status: 502 }, { kind: 'retry-after', seconds: 5 }, 0],
  ['503', { status: 503, headers: { 'retry-after': '1' } }, { kind: 'retry-after', seconds: 5 }, 0],
  ['504', { status: 504 }, { kind: 'retry-after', seconds: 5 }, 0],
  ['500', { status: 500 }, { kind: 'unknown' }, 0],
  ['a reset', 'reset', { kind: 'unknown' }, 0],
  ['a reset after the message was taken', 'accept-then-reset', { kind: 'unknown' }, 1],
  ['writes blocked', forbidden('MessageWritesBlocked'), { kind: 'terminal', reason: 'blocked-by-user' }, 0],
  ['blocked', forbidden('ConversationBlockedByUser'), { kind: 'terminal', reason: 'blocked-by-user' }, 0],
  ['removed', forbidden('BotNotInConversationRoster'), { kind: 'terminal', reason: 'not-installed' }, 0],
  ['disabled', forbidden('BotDisabledByAdmin'), { kind: 'terminal', reason: 'blocked-by-administrator' }, 0],
  ['401', { status: 401 }, { kind: 'terminal', reason: 'credentials-refused' }, 0],
  ['404', { status: 404 }, { kind: 'terminal', reason: 'user-gone' }, 0],
  ['413', { status: 413 }, { kind: 'terminal', reason: 'message-refused' }, 0],
  ['400', { status: 400 }, { kind: 'terminal', reason: 'message-refused' }, 0],
]

test.each(OUTCOMES)('%s: one attempt, and its outcome', async (_name, fault, outcome, taken) => {
  const before = world.peer.ledger.length
  world.peer.order(fault)
  expect(await send()).toEqual(outcome)
  expect(world.peer.ledger.length - before).toBe(taken)
})

test('a connector that takes the call and says nothing holds nobody: the outcome is unknown', async () => {
  const brief = await teamsWorld(helloShown, { patience: { typing: 1_500, turn: 8_000, call: 100 } })
  brief.peer.order('hang')
  expect(await brief.door.send(brief.address, HELLO, 'k')).toEqual({ kind: 'unknown' })
  await brief.close()
})

test('a redirect is not followed: the token and the message go nowhere else', async () => {
  const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
  world.peer.order({ status: 307, headers: { location } })
  expect(await send()).toEqual({ kind: 'unknown' })
  expect(visits).toBe(0)
})

test('a part that arrived and a part that did not is an unknown outcome', async () => {
  const long: Message = { notice: 'Long', body: Array(40).fill({ kind: 'text', text: 'word '.repeat(400) }) }
  const before = world.peer.ledger.length
  expect(await send(long)).toMatchObject({ kind: 'sent' })
  expect(world.peer.ledger.length - before).toBeGreaterThan(1)
  world.peer.order({ status: 200, body: { id: 'first' } }, { status: 429 })
  expect(await send(long)).toEqual({ kind: 'unknown' })
  expect(world.peer.faults).toEqual([])
})

test('an address that is not allowed or lacks a part is never called', async () => {
  const elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
  for (const route of [{ ...world.address.route, serviceUrl: elsewhereUrl }, { channel: 'D1' }]) {
    const outcome = await world.door.send({ ...world.address, route }, HELLO, 'k')
    expect(outcome).toEqual({ kind: 'terminal', reason: 'not-installed' })
  }
  expect(visits).toBe(0)
})

test('a view that cannot be drawn is refused, not thrown', async () => {
  expect(await send({ notice: '', body: [] })).toEqual({ kind: 'terminal', reason: 'message-refused' })
})

test('a login that is refused, a login that is away, a connector that is away, a door that is closed', async () => {
  const fresh = await teamsWorld(helloShown)
  const sent = () => fresh.door.send(fresh.address, HELLO, 'k')
  fresh.peer.refuseLogin(true)
  expect(await sent()).toEqual({ kind: 'terminal', reason: 'credentials-refused' })
  fresh.peer.refuseLogin(false)
  expect(await sent()).toMatchObject({ kind: 'sent' })
  await fresh.peer.close()
  expect(await sent()).toEqual({ kind: 'retry-after', seconds: 30 })
  await fresh.opened.close()
  expect(await sent()).toEqual({ kind: 'retry-after', seconds: 30 })
  await fresh.provider.close()

  const cut = await teamsWorld(helloShown)
  await cut.peer.close()
  expect(await cut.door.send(cut.address, HELLO, 'k')).toEqual({ kind: 'retry-after', seconds: 30 })
  await Promise.all([cut.opened.close(), cut.provider.close()])
})
