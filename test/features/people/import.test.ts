import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Cells, COLUMNS } from '../../../src/features/people/columns.ts'
import { readCsv } from '../../../src/features/people/csv.ts'
import type { Database } from '../../../src/store/database.ts'
import { digests, dump } from '../../support/database-dump.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { officer, officers, rowsOf } from './force.ts'
import { everyone, put } from './import-rig.ts'

let database: Database
let url: string
beforeEach(async () => {
  url = (await freshDatabase()).url
  database = await opened(url)
  return () => database.close()
})

const nothing = { added: 0, changed: 0, moved: 0, left: 0, missing: 0, refused: [], shrunk: null }
const rows = async () => digests(await dump(url))
const facts = () => database.prisma.auditFact.findMany({ where: { kind: 'people.imported' } })

describe('the sample file', () => {
  const sample = readCsv(readFileSync('prisma/sample/people.csv', 'utf8'))

  test('goes in whole, with one fact; a second import changes nothing', async () => {
    expect((await put(database, sample)).summary).toEqual({ ...nothing, added: sample.length, untouched: 0 })
    const before = await rows()
    const second = await put(database, sample)
    expect(second.summary).toEqual({ ...nothing, untouched: sample.length })
    expect(second.lines).toEqual([])
    expect(await rows()).toEqual(before)
    expect((await facts()).map(({ body }) => body)).toEqual([{ added: sample.length, changed: 0, moved: 0 }])
  })

  test('whoever has a supervisor for the first time is to be met within four weeks', async () => {
    await put(database, sample)
    const owed = await database.prisma.obligation.findMany({ include: { subject: { select: { reference: true } } } })
    expect(owed.find(({ subject }) => subject.reference === 'PC1008')?.dueOn.toISOString()).toMatch(/^2026-04-27/)
    // Nobody supervises the chief inspector.
    expect(owed.some(({ subject }) => subject.reference === 'PC1001')).toBe(false)
  })
})

test('the widest things a cell may hold go in and come out again', async () => {
  const wide = officer(90, {
    name: "=HYPERLINK('x') Siân ﷽ 😀",
    rank: 'x'.repeat(200),
    site: '<!channel> & "it"',
    zone: 'America/Argentina/Buenos_Aires',
    starts_on: '0001-01-01',
    leaves_on: '9999-12-31',
    duty_pattern: '--EELLNN--',
    duty_pattern_from: '2026-02-28',
    roles: 'administrator editor',
    supervisor_id: '',
  })
  const file = rowsOf([wide, officer(91, { supervisor_id: 'PC90', zone: 'UTC' })])
  expect((await put(database, file)).summary.added).toBe(2)
  expect((await put(database, file)).summary).toMatchObject({ untouched: 2, changed: 0, moved: 0 })
  expect(await everyone(database)).toEqual(file.map(({ cells }) => cells))
})

describe('into a force of sixty', () => {
  beforeEach(() => put(database, rowsOf(officers(60))))
  const but = (...changed: ReturnType<typeof officer>[]) => {
    const byId = new Map(changed.map((cells) => [cells.person_id, cells]))
    return rowsOf(officers(60).map((cells) => byId.get(cells.person_id) ?? cells))
  }

  test('each difference is said by line, with columns and numbers and never a name or an address', async () => {
    const file = but(
      officer(3, { name: 'Canary Name', email: 'canary@sample.example', rank: 'Sergeant' }),
      officer(4, { supervisor_id: 'PC3', site: 'Canary Site' }),
      officer(5, { supervisor_id: '' }),
      officer(6, { leaves_on: '2026-03-30' }),
      officer(7, { leaves_on: '2026-04-30', second_line_id: 'PC9' }),
      officer(8, { starts_on: '31 Feb' }),
      officer(9, { duty_pattern: 'EE--', duty_pattern_from: '2026-03-02' }),
    )
    const added = rowsOf([...file.map(({ cells }) => cells), officer(60, { supervisor_id: 'PC3' })])
    const { summary, lines } = await put(database, added)
    expect(lines).toEqual([
      'Line 5: PC3 changed (name, email, rank)',
      'Line 6: PC4 moved from PC0 to PC3; changed (site)',
      'Line 7: PC5 moved from PC0 to nobody',
      'Line 8: PC6 left on 2026-03-30',
      'Line 9: PC7 changed (second_line_id); leaves on 2026-04-30',
      'Line 11: PC9 changed (duty_pattern, duty_pattern_from)',
      'Line 62: PC60 new, under PC3',
    ])
    expect(summary).toMatchObject({ added: 1, changed: 4, moved: 2, left: 2, untouched: 53, missing: 0 })
    expect(summary.refused).toEqual([{ line: 10, reason: expect.stringContaining('starts_on is not a date') }])
    expect((await facts()).at(-1)?.body).toEqual({ added: 1, changed: 5, moved: 2 })
    const seven = await database.prisma.person.findUnique({
      where: { reference: 'PC7' },
      include: { secondLine: true },
    })
    expect(seven?.secondLine?.reference).toBe('PC9')
  })

  test('no column is overlooked', async () => {
    const others: Partial<Cells> = {
      ...{ name: 'N', email: 'n@sample.example', type: 'staff', rank: 'R', unit: 'U', site: 'S', nation: 'wales' },
      ...{ zone: 'UTC', second_line_id: 'PC9', starts_on: '2026-01-01', roles: 'editor' },
      ...{ duty_pattern: 'E-', duty_pattern_from: '2026-01-01', leaves_on: '2026-12-31' },
    }
    const file = rowsOf(officers(60).map((cells, index) => (index === 8 ? { ...cells, ...others } : cells)))
    const [said] = (await put(database, file)).lines
    const named = COLUMNS.filter((column) => column in others && column !== 'leaves_on')
    expect(said).toBe(`Line 10: PC8 changed (${named.join(', ')}); leaves on 2026-12-31`)
    const back = await put(database, rowsOf(officers(60)))
    expect(back.lines).toEqual([`Line 10: PC8 changed (${COLUMNS.filter((column) => column in others).join(', ')})`])
  })

  test('a dry run says the same and writes nothing', async () => {
    const before = await rows()
    const file = but(officer(4, { supervisor_id: 'PC3' }), officer(8, { rank: 'Sergeant' }))
    const dry = await put(database, file, { dry: true })
    expect(await rows()).toEqual(before)
    expect(await put(database, file)).toEqual(dry)
    expect(await rows()).not.toEqual(before)
  })

  test('people the file leaves out are named and left alone', async () => {
    const { summary, lines } = await put(database, rowsOf(officers(58)))
    expect(lines).toEqual(['Not in the file: PC58, left as they are', 'Not in the file: PC59, left as they are'])
    expect(summary).toEqual({ ...nothing, untouched: 58, missing: 2 })
    expect(await database.prisma.person.count()).toBe(60)
  })

  test('a refused line names its person all the same: they are not missing', async () => {
    const { summary } = await put(
      database,
      but(officer(8, { nation: 'x' }), officer(9, { email: 'officer.1@sample.example' })),
    )
    expect(summary).toMatchObject({ missing: 0, untouched: 58 })
    expect(summary.refused).toHaveLength(2)
  })

  test('a file with a fifth fewer goes in; with more than that it is refused whole, unless it is confirmed', async () => {
    const before = await rows()
    expect((await put(database, rowsOf(officers(48)))).summary.missing).toBe(12)
    const smaller = rowsOf([...officers(46), officer(99)])
    await expect(put(database, smaller)).rejects.toMatchObject({
      why: 'invalid',
      reader: expect.stringMatching(/names 47 people and Alongside has 60.*refused as a whole.*--even-if-smaller/),
    })
    expect((await put(database, smaller, { dry: true })).summary.shrunk).toContain('more than 20 % fewer')
    expect(await rows()).toEqual(before)
    expect((await put(database, smaller, { evenIfSmaller: true })).summary).toMatchObject({ added: 1, missing: 14 })
  })

  test('those who have left do not count as missing', async () => {
    await put(
      database,
      rowsOf(officers(60).map((cells, index) => (index < 30 ? cells : { ...cells, leaves_on: '2026-03-30' }))),
    )
    expect((await put(database, rowsOf(officers(30)))).summary).toEqual({ ...nothing, untouched: 30 })
  })

  test('addresses change hands within one file', async () => {
    const file = but(
      officer(1, { email: 'officer.2@sample.example' }),
      officer(2, { email: 'officer.1@sample.example' }),
      officer(3, { email: 'new@sample.example' }),
      officer(4, { email: 'officer.3@sample.example' }),
    )
    expect((await put(database, file)).summary).toMatchObject({ changed: 4, refused: [] })
    const mails = new Map((await everyone(database)).map(({ person_id, email }) => [person_id, email]))
    expect(['PC1', 'PC2', 'PC3', 'PC4'].map((id) => mails.get(id)?.split('@')[0])).toEqual([
      'officer.2',
      'officer.1',
      'new',
      'officer.3',
    ])
    expect((await put(database, file)).summary).toEqual({ ...nothing, untouched: 60 })
  })
})

test('two imports at once: the second is told to wait', async () => {
  let second: Promise<unknown> = Promise.resolve()
  const other = await opened(url)
  async function* slowly() {
    second = put(other, rowsOf(officers(3))).catch((error: { reader: string }) => error.reader)
    await second
    yield rowsOf(officers(2))
  }
  expect((await put(database, slowly())).summary.added).toBe(2)
  expect(await second).toMatch(/^Another import of people is running/)
  expect((await put(other, rowsOf(officers(3)))).summary.added).toBe(1)
  await other.close()
})
