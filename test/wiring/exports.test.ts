import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../src/kernel/caller.ts'
import type { ExportOffer, OfferExport } from '../../src/kernel/export.ts'
import { Failure } from '../../src/kernel/failure.ts'
import type { Database } from '../../src/store/database.ts'
import { createWeb, type WebServer } from '../../src/web.ts'
import { exporting } from '../../src/wiring/exports.ts'
import { handoverCopy } from '../../src/wiring/handover.ts'
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
    ...{ web, log, sources: { record: recordExport(parts, [management.entries, handoverCopy(parts)]), management } },
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

describe('what other rooms keep in a record', () => {
  async function withBoth(holds: boolean): Promise<{ next: Caller; management: string }> {
    const next = await room.caller('Karen Whitfield')
    await room.link(person.person.id, next.person.id, { kind: 'acting' })
    const about = { subjectId: person.person.id, authorId: sergeant.person.id }
    const [management, handover, comment] = [randomUUID(), randomUUID(), randomUUID()]
    const seal = (table: string, id: string, column: string, text: string) =>
      room.cipher.sealNote(database.prisma, person.person.id, table, id, column, text)
    const points = JSON.stringify({ issue: 'Late files.', advice: 'Ask early.', improvement: 'On time.', support: '' })
    await database.prisma.managementAction.create({
      data: {
        ...{ id: management, ...about, raisedOn: new Date('2026-03-09'), recordedAt: AT, version: 1, once: management },
        ...{ body: await seal('management_action', management, 'body', points), reviewOn: new Date('2026-05-04') },
      },
    })
    await database.prisma.addition.create({
      data: {
        ...{ id: comment, ...about, recordKind: 'management', recordId: management, kind: 'comment', at: AT },
        ...{ text: await seal('addition', comment, 'text', 'I was on leave.'), once: comment },
      },
    })
    const summary = JSON.stringify({ agreed: 'Early turns on Mondays.', adjustments: '', next: '' })
    await database.prisma.handover.create({
      data: {
        ...{ id: handover, personId: person.person.id, fromId: sergeant.person.id, toId: next.person.id, holds },
        ...{ because: 'moved', effectiveOn: new Date('2026-03-16'), createdAt: AT, startedAt: AT, state: 'open' },
        ...{ summary: await seal('handover', handover, 'summary', summary), version: 1 },
      },
    })
    return { next, management }
  }

  test('is in the copy, in its place by date', async () => {
    await withBoth(false)
    await room.logged(person, sergeant)
    const page = await (await press(await copyOf(person))).text()
    const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading)
    expect(headings).toEqual([
      'Monday 16 March 2026: Handover',
      expect.stringContaining('Record of management action: raised on Monday 9 March 2026'),
      expect.stringContaining('Record of management action: comment'),
      'Monday 2 March 2026: Regular one-to-one',
    ])
    expect(page).toContain('Early turns on Mondays.')
    expect(page).toContain('I was on leave.')
  })
  test('is held back from the receiver where the person objects', async () => {
    const { next } = await withBoth(true)
    expect(await (await press(await copyOf(next))).text()).not.toContain('Early turns on Mondays.')
    expect(await (await press(await copyOf(sergeant))).text()).toContain('Early turns on Mondays.')
  })
  test('one record of management action is a copy of its own', async () => {
    const { management } = await withBoth(false)
    const page = await (await press(href(await offer(sergeant, 'management', management)))).text()
    expect(page).toContain('Late files.')
    expect(page).toContain('I was on leave.')
    expect(page).not.toContain('Early turns')
    expect(await kinds()).toEqual(['management.exported'])
    const stranger = await room.caller()
    for (const id of [management, randomUUID(), 'x']) {
      await expect(offer(stranger, 'management', id)).rejects.toMatchObject({ why: 'not-yours' })
    }
  })
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
