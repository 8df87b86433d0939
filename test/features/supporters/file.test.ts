import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COLUMNS, type Column } from '../../../src/features/supporters/columns.ts'
import { readCsv, writeCsv } from '../../../src/features/supporters/csv.ts'
import { exportListings, importListings } from '../../../src/features/supporters/import-store.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, addPerson, opened } from '../../support/store.ts'
import { desk } from './desk.ts'
import { SHIFTS } from './people.ts'

let database: Database
let room: ReturnType<typeof desk>
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  room = desk(database)
})
afterAll(() => database.close())

const HEADER = 'person_id,kinds,says,phone,hours,agreed_on'
const OPTIONS = { actor: { kind: 'system', name: 'command-line' }, at: AT, shifts: SHIFTS, dry: false } as const
const load = (lines: readonly string[], header = HEADER, dry = false) =>
  importListings(database.bulk, readCsv([header, ...lines].join('\r\n')), { ...OPTIONS, dry })
const rows = () => database.prisma.listing.findMany({ orderBy: { personId: 'asc' } })
const facts = (kind: string) => database.prisma.auditFact.count({ where: { kind } })

test('good lines go in, bad ones are named by line; a second run changes nothing; what is exported can be imported', async () => {
  for (const reference of ['A1', 'A2', 'A3']) await addPerson(database.prisma, { reference })
  const file = [
    'A1,mhfa; chaplain,"Quiet, and near.",01632 960101,Mon-Fri 9am-5pm,2026-01-12',
    'A2,mhfa,,01632 960102,,',
    'A3,wizard,,ring,,2026-01-12',
    'NOBODY,mhfa,,01632 960104,,2026-01-12',
    'A1,mhfa,,01632 960105,,2026-01-12',
    'A3,mhfa,,01632 960106,,2999-01-01',
    'A3,"mhfa,,01632 960106,,2026-01-12',
  ]
  const dry = await load(file, HEADER, true)
  expect([dry.added.length, (await rows()).length]).toEqual([1, 0])
  const plan = await load(file)
  expect(plan.refused.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
    '3: agreed_on is empty. Nobody is listed without their word: ask them, and enter the day they agreed.',
    expect.stringContaining('4: kinds: Choose what you are'),
    expect.stringContaining('4: phone: Enter a phone number'),
    '5: person_id is nobody in Alongside. Import your people first.',
    '6: the same person_id stands on line 2. Keep one of them.',
    '7: agreed_on lies in the future. Enter the day they agreed.',
    '8: the quotation marks don’t match. Check them.',
  ])
  const before = await rows()
  expect(before).toMatchObject([{ kinds: ['mhfa', 'chaplain'], hours: 'Mon-Fri 09:00-17:00', version: 1 }])
  const exported = writeCsv(await exportListings(database.prisma))
  const again = await importListings(database.bulk, readCsv(exported), OPTIONS)
  expect([again.untouched, again.refused]).toEqual([1, []])
  expect((await load(file)).untouched).toBe(1)
  expect([await rows(), await facts('listing.agreed'), await facts('listing.changed')]).toEqual([before, 1, 0])
})

test('a file never overrules the person: neither a change nor a withdrawal of theirs', async () => {
  const changed = await room.listed({ says: 'Mine.' })
  const gone = await room.listed()
  const own = await room.listings.own(changed.person.id)
  if (own) await room.listings.save(changed, { ...own, says: 'Mine, newly.' }, own.version)
  await room.listings.withdraw(gone)
  const line = (reference: string, agreed: string) => `${reference},mhfa,From the file,01632 960101,,${agreed}`
  const plan = await load([line(changed.person.reference, '2026-03-29'), line(gone.person.reference, '2026-03-30')])
  expect(plan.refused.map(({ reason }) => reason)).toEqual([
    'they changed their listing themselves on 2026-03-30. Export the file and take theirs.',
    'they withdrew their listing on 2026-03-30. Ask them again, and enter the day they agreed.',
  ])
  expect(await room.listings.own(changed.person.id)).toMatchObject({ says: 'Mine, newly.' })
  expect(await room.listings.own(gone.person.id)).toBeNull()
})

test('a file and the person at the same moment: what the person was told is saved is what stands', async () => {
  for (let round = 0; round < 15; round += 1) {
    const me = await room.listed({ says: 'Mine.' })
    const own = await room.listings.own(me.person.id)
    if (!own) throw new Error('not listed')
    const line = `${me.person.reference},mhfa,From the file,01632 960101,,2026-03-29`
    const [saved] = await Promise.all([
      room.listings.save(me, { ...own, says: 'Mine, newly.' }, own.version),
      load([line]),
    ])
    const stands = await room.listings.own(me.person.id)
    expect(stands?.says).toBe(saved.kind === 'saved' ? 'Mine, newly.' : 'From the file')
  }
})

test.each([
  ['', 'The file is empty'],
  ['name,phone', 'The first line of the file is not right'],
  ['person_id,kinds', 'Needed are: person_id, kinds, agreed_on'],
  ['person_id,kinds,agreed_on,health', 'The first line of the file is not right'],
  ['person_id,kinds,agreed_on,kinds', 'The first line of the file is not right'],
])('a file that begins %j is refused whole', (text, sentence) => {
  expect(() => readCsv(text)).toThrow(expect.objectContaining({ reader: expect.stringContaining(sentence) }))
})

test('cells that a spreadsheet would take for a formula are written as text and read back equal', () => {
  const cell = fc
    .tuple(fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '"'), fc.string({ maxLength: 12 }))
    .map(([first, rest]) => `${first}${rest}`.replace(/[\r\n\t]/g, ' ').trim())
  const row = fc.record(Object.fromEntries(COLUMNS.map((column) => [column, cell])) as Record<Column, typeof cell>)
  fc.assert(
    fc.property(row, (cells) => {
      fc.pre(Object.values(cells).some((text) => /[^\s,]/.test(text)))
      const text = writeCsv([cells])
      if (Object.values(cells).every((written) => !written.includes(',')))
        expect(text.split('\r\n')[1]).not.toMatch(/(^|,)"?[=+\-@]/)
      expect(readCsv(text)).toMatchObject([{ line: 2, cells }])
    }),
  )
})

test('the sample’s people are all taken', async () => {
  const file = readCsv(readFileSync('prisma/sample/supporters.csv', 'utf8'))
  expect(file.length).toBeGreaterThanOrEqual(12)
  expect(file.filter(({ fault, cells }) => fault !== undefined || cells.agreed_on === '')).toEqual([])
})
