import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACTS } from '../../src/conversation/acts.ts'
import { files } from '../architecture/files.ts'

/** Names of buttons and forms as the rooms of records write them. */
const NAMED = /'((?:one-to-ones|record|actions|management|handover|cover|settings)[.][a-z-]+)'/g
const wordsOf = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(NAMED)].map(([, name = '']) => name)

test('every button and form that a room of records draws stands in the table of acts', () => {
  const acts = new Set(ACTS.map(({ name }) => name))
  const otherWords = new Set(['src/kernel/access.ts', 'src/kernel/facts.ts'].flatMap(wordsOf))
  const read = files('.', ['src/features', 'src/conversation', 'src/wiring'])
  const drawn = read.flatMap((file) => wordsOf(file).map((name) => `${name} in ${file}`))
  expect(drawn.length).toBeGreaterThan(0)
  expect(
    drawn.filter((each) => !acts.has(each.split(' ')[0] ?? '') && !otherWords.has(each.split(' ')[0] ?? '')),
  ).toEqual([])
})
