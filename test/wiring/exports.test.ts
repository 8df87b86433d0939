import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../src/kernel/caller.ts'
import type { ExportOffer, OfferExport } from '../../src/kernel/export.ts'
import { Failure } from '../../src/kernel/failure.ts'
import type { Database } from '../../src/store/database.ts'
import { createWeb, type WebServer } from '../../src/web.ts'
import { exporting } from '../../src/wiring/exports.ts'
import { managementExport } from '../../src/wiring/management.ts'
import { recordExport } from '../../src/wiring/record.ts'
import { force } from '../features/record/people.ts'
import { HOSTILE } from '../support/hostile.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, opened, rememberingLog } from '../support/store.ts'

let database: Database
let room: ReturnType<typeof force>
let web: WebServer
let offer: OfferExport
let offerWithoutAddress: OfferExport
let sergeant: Caller
let person: Caller
let away = false
const clock = { at: AT }
const log = rememberingLog()

beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  room = force(database)
  web = createWeb({ host: '127.0.0.1', port: 0, log, readiness: async () => ({ ready: true, checks: {} }) })
  const parts = { database, cipher: room.cipher, newId: randomUUID }
  const management = managementExport(parts)
  const deps = {
    ...parts,
    ...{ web, log, sources: { record: recordExport(parts, [management.entries]), management } },
    clock: {
      now: async () => {
        if (away) throw new Failure('database-away', 'Away.', 'away')
        return clock.at
      },
    },
  }
  offer = exporting({ ...deps, config: { publicUrl: null, simulator: true } })
  const elsewhere = { mount: () => undefined, origin: () => '' }
  offerWithoutAddress = exporting({ ...deps, web: elsewhere, config: { publicUrl: null, simulator: false } })
  await web.listen()
})
afterAll(async () => {
  await web.close()
  await database.close()
})
beforeEach(async () => {
  clock.at = AT
  sergeant = await room.caller('Tom Ashworth')
  person = await room.supervised(sergeant)
})

const href = (offered: ExportOffer): string => {
  if (offered.kind !== 'link') throw new Error('no link')
  return offered.href
}
const copyOf = async (by: Caller, about = person) => href(await offer(by, 'record', about.person.id))
const press = (link: string, as = 'page') => fetch(link, { method: 'POST', body: new URLSearchParams({ as }) })
const kinds = async () => (await room.facts(person)).map(([kind]) => kind)

test('a program that looks at the link finds a button and spends nothing; pressing it shows the copy once', async () => {
  await room.logged(person, sergeant, { note: 'CANARY shared', ownNote: 'CANARY own' })
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
  await room.logged(person, sergeant)
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
  const record = await room.logged(person, sergeant, { note: HOSTILE.join('\n'), ownNote: 'CANARY own', passOn: true })
  await room.agreed(person, 'Send the form', record)
  const page = await (await press(await copyOf(person))).text()
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).not.toMatch(/<script|<img|onerror="/)
  expect(page).toContain('Send the form (Priya Shah, by Monday 13 April 2026)')
  expect(page).not.toContain('CANARY')
})

test('what is kept between two others stands in a supervisor’s copy with its day and kind', async () => {
  await room.logged(person, sergeant, { note: 'CANARY', keepPrivate: true, kind: 'welfare' })
  const cover = await room.caller()
  await room.link(person.person.id, cover.person.id, { kind: 'cover' })
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
  beforeEach(() => room.logged(person, sergeant))

  test('after ten minutes', async () => {
    const link = await copyOf(sergeant)
    clock.at = new Date(AT.getTime() + 10 * 60_000)
    await nothing(link)
    clock.at = new Date(AT.getTime() + 10 * 60_000 - 1)
    expect((await press(link)).status).toBe(200)
  })
  test('once its maker supervises the person no longer', async () => {
    const link = await copyOf(sergeant)
    await database.prisma.supervisionLink.updateMany({
      where: { personId: person.person.id },
      data: { untilDate: new Date('2026-03-30') },
    })
    await nothing(link)
  })
  test('once its maker has left the force', async () => {
    const link = await copyOf(sergeant)
    await database.prisma.person.update({
      where: { id: sergeant.person.id },
      data: { leavesOn: new Date('2026-03-30') },
    })
    await nothing(link)
  })
  test('with a token that nobody made, or that is none', async () => {
    const link = await copyOf(sergeant)
    await nothing(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)
    await nothing(`${web.origin()}/export/x`)
    expect((await fetch(`${web.origin()}/export/x`)).status).toBe(410)
  })
})

test('while the database is away nothing is spent, and the reader is told so', async () => {
  const link = await copyOf(sergeant)
  away = true
  const response = await press(link).finally(() => {
    away = false
  })
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('Your link is still good')])
  expect((await press(link)).status).toBe(200)
})

test.each<[string, () => Promise<Caller>]>([
  ['a stranger', () => room.caller()],
  [
    'the second line',
    async () => {
      const inspector = await room.caller()
      await room.link(sergeant.person.id, inspector.person.id)
      return inspector
    },
  ],
])('%s gets no link, nor learns that the address is not set', async (_who, reader) => {
  const by = await reader()
  await expect(offer(by, 'record', person.person.id)).rejects.toMatchObject({ why: 'not-yours' })
  await expect(offerWithoutAddress(by, 'record', person.person.id)).rejects.toMatchObject({ why: 'not-yours' })
  expect(await database.prisma.exportTicket.count({ where: { askerId: by.person.id } })).toBe(0)
})

test('without an address there is no link and no ticket', async () => {
  expect(await offerWithoutAddress(sergeant, 'record', person.person.id)).toEqual({ kind: 'not-set-up' })
  expect(await database.prisma.exportTicket.count({ where: { askerId: sergeant.person.id } })).toBe(0)
})

test('the table keeps no token, and of one person’s tickets only those that can still be used', async () => {
  const used = await copyOf(sergeant)
  await press(used)
  const link = await copyOf(sergeant)
  const rows = await database.prisma.exportTicket.findMany({ where: { askerId: sergeant.person.id } })
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(link.split('/').at(-1))
  expect(log.lines).toEqual([])
})
