import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Message } from '../../../src/view/message.ts'
import { type Change, listen, postForm, type Stream } from '../../support/simulator-client.ts'
import { textOf } from '../../support/simulator-html.ts'
import { OWEN, openStage, PRIYA, type Stage } from './stage.ts'

let stage: Stage
let streams: Stream[]

beforeEach(async () => {
  stage = await openStage()
  streams = []
})
afterEach(async () => {
  for (const stream of streams) stream.close()
  await stage.close()
})

const digest = (text: string): Message => ({ notice: 'Your week', body: [{ kind: 'text', text }] })
const to = (user: string) => ({ door: 'simulator', tenant: 'simulator', user, route: {} }) as const

async function watch(user: string, since = 0): Promise<{ event: string; data: unknown }[]> {
  const seen: { event: string; data: unknown }[] = []
  streams.push(
    await listen(`${stage.origin}/as/${user}/events?since=${since}`, (event, data) => void seen.push({ event, data })),
  )
  return seen
}

const texts = (seen: { event: string; data: unknown }[]) =>
  seen.filter(({ event }) => event === 'entry').map(({ data }) => textOf((data as Change).html))

describe('live arrival', () => {
  it('brings what the bot sends by itself to that person alone, marked and with its time', async () => {
    const [owen, priya] = [await watch(OWEN.reference), await watch(PRIYA.reference)]
    expect(await stage.door.send(to(OWEN.reference), digest('Three things are due'), 'row-1')).toMatchObject({
      kind: 'sent',
    })
    await stage.door.send(to(PRIYA.reference), digest('For Priya'), 'row-2')
    await vi.waitFor(() => expect([texts(owen), texts(priya)].map(({ length }) => length)).toEqual([1, 1]))
    expect(texts(owen)[0]).toContain('Three things are due')
    expect(texts(owen)[0]).toContain('Sent by Alongside itself')
    expect(texts(owen)[0]).toContain('Thursday 5 March 2026, 10:20')
    expect(texts(priya)[0]).toContain('For Priya')
  })

  it('knows the same key again, and tells when somebody is not there', async () => {
    const first = await stage.door.send(to(OWEN.reference), digest('Once'), 'row-1')
    expect(await stage.door.send(to(OWEN.reference), digest('Once'), 'row-1')).toEqual(first)
    const seen = await watch(OWEN.reference)
    await vi.waitFor(() => expect(texts(seen)).toHaveLength(1))
    expect(await stage.door.send(to('NOBODY'), digest('x'), 'row-2')).toEqual({ kind: 'terminal', reason: 'user-gone' })
  })

  it('shows one person’s acts in each of their tabs, and catches up from where a tab was', async () => {
    const seen = await watch(OWEN.reference)
    const { changes } = await postForm(stage.origin, `/as/${OWEN.reference}/say`, { text: '/wellbeing' })
    await vi.waitFor(() => expect(texts(seen)).toHaveLength(2))
    const late = await watch(OWEN.reference, changes[0]?.version)
    await vi.waitFor(() => expect(texts(late)).toHaveLength(1))
    expect(texts(late)[0]).toContain('Help with sleep')
  })

  it('tells every open page when the clock has moved', async () => {
    const seen = await watch(PRIYA.reference)
    await postForm(stage.origin, `/as/${OWEN.reference}/clock`, { step: 'hour' })
    await vi.waitFor(() => expect(seen).toContainEqual({ event: 'clock', data: 'Thursday 5 March 2026, 11:20' }))
  })

  it('keeps the last 200 entries of a conversation', async () => {
    for (let row = 1; row <= 205; row++)
      await stage.door.send(to(OWEN.reference), digest(`Entry ${row}.`), `row-${row}`)
    const page = await (await fetch(`${stage.origin}/as/${OWEN.reference}`)).text()
    expect(page.match(/<article /g)).toHaveLength(200)
    expect(page).not.toContain('Entry 5.')
    expect(page).toContain('Entry 205.')
  })
})

describe('who is who', () => {
  it('by reference and by e-mail', async () => {
    const address = to(OWEN.reference)
    expect(await stage.door.whoIs('simulator', OWEN.reference)).toEqual({ email: OWEN.email, address })
    expect(await stage.door.locate(OWEN.email.toUpperCase())).toEqual(address)
    expect(await stage.door.whoIs('simulator', 'not-enrolled')).toEqual({ email: null, address: to('not-enrolled') })
    expect(await stage.door.whoIs('simulator', 'NOBODY')).toBeNull()
    expect(await stage.door.whoIs('T-1', OWEN.reference)).toBeNull()
    expect(await stage.door.locate('nobody@sample.police.example')).toBeNull()
  })
})
