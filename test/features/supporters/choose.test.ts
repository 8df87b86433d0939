import { describe, expect, test } from 'vitest'
import type { Request } from '../../../src/conversation/exchange.ts'
import type { Supporter } from '../../../src/features/supporters/listing.ts'
import { lookRoom } from '../../../src/features/supporters/look-flow.ts'
import { createRotation } from '../../../src/features/supporters/rotation.ts'
import type { Carry, Message } from '../../../src/view/message.ts'
import { messageToText } from '../../../src/view/to-text.ts'
import { request } from '../../support/requests.ts'
import { somebody, WORDING } from './people.ts'

const MONDAY_NOON = new Date('2026-11-23T12:00:00Z')
const ON_DUTY = { hours: 'Mon 09:00-17:00' }
const LATER = { hours: 'Tue 09:00-17:00' }

/** One copy of the room, with its own memory. */
function copy(people: readonly Supporter[] | null, clock = { now: MONDAY_NOON }) {
  const look = lookRoom({
    people: async () => people && { now: clock.now, supporters: people },
    rotation: createRotation(),
    wording: WORDING,
    strip: () => [{ kind: 'text', text: 'The crisis lines.' }],
  })
  const press = async (button: string, carry: Carry): Promise<Message> => {
    const reply = await look(request({ kind: 'press', button, carry }) as Request)
    if (reply.kind !== 'update' && reply.kind !== 'show') throw new Error(reply.kind)
    return reply.message
  }
  return { press, list: (carry: Carry = {}) => press('supporters.list', { kind: 'mhfa', ...carry }) }
}

const names = (message: Message): string[] =>
  message.body.flatMap((node) =>
    node.kind === 'heading' && node.text.startsWith('Person') ? [node.text.slice(7)] : [],
  )
const buttons = (message: Message) =>
  message.body
    .flatMap((node) => (node.kind === 'buttons' ? node.buttons : []))
    .filter(({ name }) => name !== 'contact.ask')
const labelled = (message: Message, label: string): Carry => {
  const found = buttons(message).find((button) => button.label === label)
  if (!found) throw new Error(`no button ${label}`)
  return found.carry
}
const many = (count: number, changes: Partial<Supporter> = {}, prefix = 'p') =>
  Array.from({ length: count }, (_, index) => somebody(`${prefix}${index}`, changes))

describe('three at a time', () => {
  test('the others follow until everyone has been shown once, and then it begins again', async () => {
    const { list } = copy(many(8))
    const seen: string[] = []
    let message = await list()
    seen.push(...names(message))
    for (let page = 0; page < 2; page++) {
      message = await list(labelled(message, 'Show three others'))
      seen.push(...names(message))
    }
    expect(seen).toHaveLength(8)
    expect(new Set(seen).size).toBe(8)
    expect(buttons(message).map(({ label }) => label)).not.toContain('Show three others')
    expect(names(await list(labelled(message, 'Start again')))).toHaveLength(3)
  })
  test('whoever looks next sees those who were not shown yet', async () => {
    const { list } = copy(many(9))
    const looks = [await list(), await list(), await list()].map(names)
    expect(new Set(looks.flat()).size).toBe(9)
    expect(new Set([...names(await list()), ...(looks[0] ?? [])]).size).toBe(3)
  })
  test('somebody else’s look in between changes nothing in one’s own', async () => {
    const { list } = copy(many(9))
    const first = await list()
    await list()
    const second = await list(labelled(first, 'Show three others'))
    const third = await list(labelled(second, 'Show three others'))
    expect(new Set([first, second, third].flatMap(names)).size).toBe(9)
  })
  test('the day’s turns are forgotten when the local day ends, and the order is another one', async () => {
    const clock = { now: new Date('2026-11-23T23:30:00Z') }
    const { list } = copy(many(60), clock)
    const before = [names(await list()), names(await list())]
    expect(before[0]).not.toEqual(before[1])
    clock.now = new Date('2026-11-24T00:00:00Z')
    const after = names(await list())
    expect(names(await copy(many(60), clock).list())).toEqual(after)
    expect(after).not.toEqual(before[0])
  })
  test('each copy keeps its own turns, and a page from another copy is still a page', async () => {
    const people = many(9)
    const [one, other] = [copy(people), copy(people)]
    const first = await one.list()
    expect(names(await other.list())).toEqual(names(first))
    const second = await other.list(labelled(first, 'Show three others'))
    expect(names(second)).toHaveLength(3)
  })
})

describe('the order', () => {
  test('who is on duty now comes before who is not, then the reader’s site', async () => {
    const people = [
      ...many(2, { ...LATER, sites: ['Hilltop'] }, 'late'),
      ...many(2, ON_DUTY, 'now'),
      somebody('here', { ...ON_DUTY, sites: ['Hilltop'] }),
      somebody('there', { ...ON_DUTY, sites: ['Mill Lane'] }),
    ]
    const { list, press } = copy(people)
    const sites = await press('supporters.sites', { kind: 'mhfa' })
    expect(buttons(sites).map(({ label }) => label)).toEqual(['Any site', 'Hilltop', 'Mill Lane'])
    const chosen = labelled(sites, 'Hilltop')
    const first = await list(chosen)
    expect(names(first)[0]).toBe('here')
    expect(messageToText(first)).toContain('Shown first: Hilltop.')
    const rest = names(await list(labelled(first, 'Show three others')))
    expect(rest.slice(1).every((name) => name.startsWith('late'))).toBe(true)
  })
  test('who can only be asked by another unit is left out once the reader has said theirs', async () => {
    const people = [
      somebody('anyone'),
      somebody('north', { units: ['Local Policing/North'] }),
      somebody('custody', { units: ['Custody'] }),
    ]
    const { list, press } = copy(people)
    expect(names(await list())).toHaveLength(3)
    const units = await press('supporters.units', { kind: 'mhfa' })
    expect(names(await list(labelled(units, 'Custody'))).sort()).toEqual(['anyone', 'custody'])
  })
  test('of many sites a screen holds eight, and the rest are a press away', async () => {
    const people = Array.from({ length: 19 }, (_, index) => somebody(`s${index}`, { sites: [`Site ${10 + index}`] }))
    const { press } = copy(people)
    const labels: string[] = []
    let message = await press('supporters.sites', { kind: 'mhfa' })
    for (let page = 0; page < 3; page++) {
      labels.push(
        ...buttons(message)
          .map(({ label }) => label)
          .filter((label) => label.startsWith('Site')),
      )
      if (page < 2) message = await press('supporters.sites', labelled(message, 'More sites'))
    }
    expect(labels).toEqual(people.flatMap(({ sites }) => sites))
  })
})

describe('when there is nobody to show', () => {
  test.each([
    ['the database away', null, 'can’t reach its list'],
    ['nobody listed', [], 'Nobody is listed here'],
    ['everybody away', many(2, { leavesOn: '2026-01-01' as never }), 'Nobody is listed here'],
  ] as const)('%s: one sentence, the crisis lines and the services', async (_why, people, sentence) => {
    const message = await copy(people).list({ nation: 'scotland', language: 'cy', for: 'other' })
    expect(messageToText(message)).toContain(sentence)
    expect(messageToText(message)).toContain('The crisis lines.')
    expect(buttons(message)).toMatchObject([
      {
        name: 'wellbeing.category',
        carry: { category: 'mhfa', nation: 'scotland', language: 'cy', for: 'other' },
      },
    ])
  })
})

test.each([
  { kind: 'king' },
  { kind: 'mhfa', page: '99999', turn: '-1', site: '<b>', unit: 'x'.repeat(300) },
  { kind: 'mhfa', page: '1e9', turn: '9'.repeat(40) },
  { kind: 'mhfa', site: 'ffffffff', unit: '00000000' },
])('a carry nobody made (%o) shows people or a choice, never an error', async (carry) => {
  const message = await copy(many(4)).press('supporters.list', carry)
  expect(messageToText(message)).toContain('The crisis lines.')
})

test('what a button carries stays within two hundred characters and names nobody', async () => {
  const people = many(9, { sites: ['A', 'B'], units: ['Local Policing'] })
  const { list } = copy(people)
  const message = await list({ nation: 'northern-ireland', language: 'cy', for: 'other', page: '1', turn: '12' })
  for (const button of buttons(message)) expect(JSON.stringify(button.carry).length).toBeLessThanOrEqual(200)
})
