import { expect, test } from 'vitest'
import { loadTongues } from '../../../src/directory/tongues.ts'
import { wellbeingRoom } from '../../../src/features/wellbeing/flow.ts'
import type { Category } from '../../../src/kernel/category.ts'
import { request, texts, welsh, withSample } from './room.ts'
import { lexicon } from './sentences.ts'

const told: (readonly Category[])[] = []
const counted = wellbeingRoom({
  directory: () => withSample,
  lexicon,
  tongues: loadTongues(),
  texts: { en: texts, cy: welsh },
  defaults: { nation: 'england', language: 'en' },
  shown: (...all) => void told.push(...all),
})

test.each([
  ['I want to die', ['crisis']],
  ['can’t sleep since the fatal', ['trim']],
  ['', []],
  ['🙂', []],
])('%j tells its counter %j: tokens, and nothing of the words or the asker', (words, categories) => {
  told.length = 0
  counted.run(request({ kind: 'command', name: 'wellbeing', words }))
  expect(told.flatMap((one) => one.slice(0, 1))).toEqual(categories)
  expect(told).toHaveLength(1)
  expect(told.flat().every((token) => /^[a-z_]+$/.test(token))).toBe(true)
})

test('an opened subject is counted once, whatever is chosen on its screen afterwards', () => {
  told.length = 0
  const carry = { category: 'financial', for: 'self', nation: 'england' }
  for (const button of ['wellbeing.category', 'wellbeing.for', 'wellbeing.reader', 'wellbeing.menu']) {
    counted.run(request({ kind: 'press', button, carry }))
  }
  expect(told).toEqual([['financial']])
})
