import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../src/kernel/caller.ts'
import { HOSTILE } from '../support/hostile.ts'
import { AT } from '../support/store.ts'
import { copies } from './copies.ts'

let desk: Awaited<ReturnType<typeof copies>>
let sergeant: Caller
let person: Caller
beforeAll(async () => {
  desk = await copies()
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.clock.at = AT
  sergeant = await desk.room.caller('Tom Ashworth')
  person = await desk.room.supervised(sergeant)
})

const copyOf = (by: Caller, about = person) => desk.linkFor(by, about.person.id)
const press = (link: string, as?: string) => desk.press(link, as)
const kinds = () => desk.kinds(person)

test('a program that looks at the link finds a button and spends nothing; pressing it shows the copy once', async () => {
  await desk.room.logged(person, sergeant, { note: 'CANARY shared', ownNote: 'CANARY own' })
  const link = await copyOf(sergeant)
  for (const method of ['GET', 'HEAD', 'GET']) {
    const looked = await fetch(link, { method })
    expect(looked.status).toBe(200)
    expect(await looked.text()).not.toContain('CANARY')
  }
  expect(await kinds()).toEqual([])
  const shown = await press(link)
  expect(shown.status).toBe(200)
  const page = await shown.text()
  expect(page).toContain('CANARY shared')
  expect(page).toContain('CANARY own')
  expect(page).toContain('Exported by Tom Ashworth on Monday 30 March 2026; 1 entry; private.')
  expect(await kinds()).toEqual(['record.exported'])
  const again = await press(link)
  expect([again.status, await again.text()]).toEqual([410, expect.stringContaining('choose to export again')])
  expect(await kinds()).toEqual(['record.exported'])
})

test('of two presses at once one shows the copy', async () => {
  await desk.room.logged(person, sergeant)
  const link = await copyOf(sergeant)
  const statuses = (await Promise.all([press(link), press(link), press(link)])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 410, 410])
  expect(await kinds()).toEqual(['record.exported'])
})

test('neither answer may be kept, framed, indexed, or tell other sites where it came from', async () => {
  const link = await copyOf(person)
  for (const response of [await fetch(link), await press(link), await press(link)]) {
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': expect.stringContaining('noindex'),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
  }
})

test('as a file it is the same document, to keep', async () => {
  const response = await press(await copyOf(person), 'file')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="record.html"')
  expect(await response.text()).toMatch(/^<!doctype html>/)
})

test('the person gets what was shared, with what was added, and no own note; hostile texts stay texts', async () => {
  const record = await desk.room.logged(person, sergeant, {
    note: HOSTILE.join('\n'),
    ownNote: 'CANARY own',
    passOn: true,
  })
  await desk.room.agreed(person, 'Send the form', record)
  const page = await (await press(await copyOf(person))).text()
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).not.toMatch(/<script|<img|onerror="/)
  expect(page).toContain('Send the form (Priya Shah, by Monday 13 April 2026)')
  expect(page).not.toContain('CANARY')
})

test('what is kept between two others stands in a supervisor’s copy with its day and kind', async () => {
  await desk.room.logged(person, sergeant, { note: 'CANARY', keepPrivate: true, kind: 'welfare' })
  const cover = await desk.room.caller()
  await desk.room.link(person.person.id, cover.person.id, { kind: 'cover' })
  const page = await (await press(await copyOf(cover))).text()
  expect(page).toContain('Monday 2 March 2026: Welfare conversation')
  expect(page).toContain('Kept between the two of them')
  expect(page).not.toContain('CANARY')
})

describe('the link opens nothing', () => {
  const nothing = async (link: string) => {
    const response = await press(link)
    const words = await response.text()
    expect(response.status).toBe(410)
    expect(words).not.toContain('rest days')
    expect(await kinds()).not.toContain('record.exported')
  }
  beforeEach(() => desk.room.logged(person, sergeant))

  test('after ten minutes', async () => {
    const link = await copyOf(sergeant)
    desk.clock.at = new Date(AT.getTime() + 10 * 60_000)
    await nothing(link)
    desk.clock.at = new Date(AT.getTime() + 10 * 60_000 - 1)
    expect((await press(link)).status).toBe(200)
  })
  test('once its maker supervises the person no longer', async () => {
    const link = await copyOf(sergeant)
    await desk.database.prisma.supervisionLink.updateMany({
      where: { personId: person.person.id },
      data: { untilDate: new Date('2026-03-30') },
    })
    await nothing(link)
  })
  test('once its maker has left the force', async () => {
    const link = await copyOf(sergeant)
    await desk.database.prisma.person.update({
      where: { id: sergeant.person.id },
      data: { leavesOn: new Date('2026-03-30') },
    })
    await nothing(link)
  })
  test('with a token that nobody made, or that is none', async () => {
    const link = await copyOf(sergeant)
    await nothing(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)
    await nothing(`${desk.web.origin()}/export/x`)
    expect((await fetch(`${desk.web.origin()}/export/x`)).status).toBe(410)
  })
})

test('while the database is away nothing is spent, and the reader is told so', async () => {
  const link = await copyOf(sergeant)
  desk.clock.away = true
  const response = await press(link).finally(() => {
    desk.clock.away = false
  })
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('Your link is still good')])
  expect((await press(link)).status).toBe(200)
})

test.each<[string, () => Promise<Caller>]>([
  ['a stranger', () => desk.room.caller()],
  [
    'the second line',
    async () => {
      const inspector = await desk.room.caller()
      await desk.room.link(sergeant.person.id, inspector.person.id)
      return inspector
    },
  ],
])('%s gets no link, nor learns that the address is not set', async (_who, reader) => {
  const by = await reader()
  await expect(desk.offer(by, 'record', person.person.id)).rejects.toMatchObject({ why: 'not-yours' })
  await expect(desk.offerWithoutAddress(by, 'record', person.person.id)).rejects.toMatchObject({ why: 'not-yours' })
  expect(await desk.database.prisma.exportTicket.count({ where: { askerId: by.person.id } })).toBe(0)
})

test('without an address there is no link and no ticket', async () => {
  expect(await desk.offerWithoutAddress(sergeant, 'record', person.person.id)).toEqual({ kind: 'not-set-up' })
  expect(await desk.database.prisma.exportTicket.count({ where: { askerId: sergeant.person.id } })).toBe(0)
})

test('the table keeps no token, and of one person’s tickets only those that can still be used', async () => {
  const used = await copyOf(sergeant)
  await press(used)
  const link = await copyOf(sergeant)
  const rows = await desk.database.prisma.exportTicket.findMany({ where: { askerId: sergeant.person.id } })
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(link.split('/').at(-1))
  expect(desk.log.lines).toEqual([])
})
