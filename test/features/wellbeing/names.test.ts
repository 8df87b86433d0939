import { expect, it } from 'vitest'
import { explain } from '../../../src/features/wellbeing/explain.ts'
import { match, namesIn } from '../../../src/features/wellbeing/match.ts'
import type { Service } from '../../../src/kernel/service.ts'
import { withSample } from './room.ts'
import { lexicon } from './sentences.ts'

const [first] = withSample.services.filter(({ categories }) => categories[0] === 'physical_health')
const own: Service[] = first ? [{ ...first, id: 'own', name: 'Project Zephyrine' }] : []
const names = namesIn([...withSample.services, ...own], lexicon)

it('finds a service by the name a force gave it, which no lexicon knows', () => {
  expect(match('zephyrine', lexicon).categories).toEqual([])
  expect(match('zephyrine', lexicon, names).categories[0]).toBe('physical_health')
})

it('leaves words the lexicon knows to it', () => {
  expect(names('support line for officers')).toEqual(new Map())
})

it('says why, in the words of the lexicon', () => {
  const { danger, concepts, signs } = explain('flashbacks since the stabbing, Rumpelstiltskin', ['trim'], lexicon)
  expect(danger).toBeLessThan(0)
  expect(concepts.length).toBeGreaterThan(0)
  expect(signs.trim?.[0]).toMatch(/\(\+\d\.\d\)$/)
  expect(JSON.stringify({ concepts, signs })).not.toMatch(/rumpelstiltskin/i)
})

it.each(['teem', 'one-to-on', 'listing', 'x'.repeat(40)])(
  '%s, short and without a plain word, is no cry for help',
  (text) => {
    expect(match(text, lexicon).crisis).toBe(false)
  },
)

it.each(['hopeless', 'burden', 'goodbye all', 'want to die'])('%s is, however short', (text) => {
  expect(match(text, lexicon).crisis).toBe(true)
})
