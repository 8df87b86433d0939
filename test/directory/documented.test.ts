import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COLUMNS } from '../../src/directory/csv-columns.ts'
import { entrySchema } from '../../src/directory/entry-schema.ts'
import { loadNumberCheck } from '../../src/directory/numbers.ts'
import { RANKS } from '../../src/kernel/rank.ts'
import { READER_TYPES } from '../../src/kernel/service.ts'

const page = readFileSync(new URL('../../docs/directory.md', import.meta.url), 'utf8')

test('docs/directory.md explains every field, column, rank and type', () => {
  const columns = COLUMNS.filter((column) => !/^contact_[2-7]$/.test(column))
  const fields = Object.keys(entrySchema(loadNumberCheck()).shape).filter((field) => field !== 'sample')
  const missing = [...columns, ...fields, ...RANKS, ...READER_TYPES].filter(
    (word) => !page.includes(`\`${word}\``) && !page.includes(`\`${word}.`),
  )
  expect(missing).toEqual([])
})
