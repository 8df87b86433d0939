import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CSV_HEADER, readCsv, writeRow } from '../../../src/features/people/csv.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { files } from './arbitrary-files.ts'
import { afterwards, judge, officer, references, rowsOf } from './force.ts'
import { everyone, put } from './import-rig.ts'

let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
})
afterAll(() => database.close())

const empty = () => database.prisma.$executeRaw`TRUNCATE person, supervision_link, obligation CASCADE`
const exported = async () => [CSV_HEADER, ...(await everyone(database)).map(writeRow)].join('\r\n')

test('what stands by the rules is what the database has; a second run and its own export change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(files, files, async (before, file) => {
      await empty()
      await put(database, rowsOf(before))
      const first = await put(database, rowsOf(file), { evenIfSmaller: true })
      const known = afterwards(judge(before))
      const judged = judge(file, known)
      expect(first.summary.refused).toEqual(judged.refused)
      const force = await everyone(database)
      expect(force.map(({ person_id }) => person_id)).toEqual(references(afterwards(judged, known)).sort())
      for (const { reference, supervisor, secondLine, email } of judged.stands) {
        expect(force.find(({ person_id }) => person_id === reference)).toMatchObject({
          ...{ supervisor_id: supervisor ?? '', second_line_id: secondLine ?? '', email },
        })
      }
      const again = await put(database, rowsOf(file), { evenIfSmaller: true })
      expect(again.summary).toMatchObject({ added: 0, changed: 0, moved: 0, left: 0, untouched: judged.stands.length })
      expect(again.summary.refused.map(({ line }) => line)).toEqual(judged.refused.map(({ line }) => line))
      const round = await put(database, readCsv(await exported()))
      expect(round.summary).toMatchObject({ added: 0, changed: 0, moved: 0, missing: 0, refused: [] })
    }),
    { numRuns: 40 },
  )
}, 120_000)

/** What a spreadsheet would run, marks it would trip over, and plain letters. */
const text = fc
  .string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', ' ', 'a', 'é', '😀'),
    minLength: 1,
    maxLength: 12,
  })
  .map((cell) => cell.trim())
  .filter((cell) => cell !== '')

test('an export reads back equal, whatever stands in the cells', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ name: text, rank: text, unit: text, site: text }), { minLength: 1, maxLength: 5 }),
      async (people) => {
        await empty()
        const force = people.map((cells, index) => officer(index, { zone: 'Europe/London', ...cells }))
        await put(database, rowsOf(force))
        const file = await exported()
        expect(readCsv(file).map(({ cells }) => cells)).toEqual(force)
        const cells: string[][] = parse(file, { record_delimiter: '\r\n' })
        expect(cells.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)
