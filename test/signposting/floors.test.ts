import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../src/directory/lexicon.ts'
import { match, prepareLexicon } from '../../src/features/wellbeing/match.ts'
import { measure, rate, total } from './measure.ts'
import { labelled } from './sets.ts'

const lexicon = prepareLexicon(loadLexicon())
const figures = measure(labelled('dev'), (text) => match(text, lexicon))

/** A little below what is reached: a change of the lexicon that loses ground is seen here. */
const FLOORS = { crisis: 0.99, first: 0.95, inThree: 0.98, outOfScope: 0.95, sameAnswer: 0.96 }
const CEILINGS = { needs: 0.03, operational: 0.13, idiom: 0.06, out_of_scope: 0.02 }

describe('the matcher over the development split', () => {
  it('sees danger to life', () => {
    expect(rate(total(figures.crisisRecall))).toBeGreaterThanOrEqual(FLOORS.crisis)
  })

  it.each(Object.entries(CEILINGS))('seldom takes %s for danger', (group, ceiling) => {
    const alarms = figures.falseAlarms[group]
    expect(alarms && alarms.right / alarms.of).toBeLessThanOrEqual(ceiling)
  })

  it('finds the right help, and knows when nothing here fits', () => {
    expect(rate(total(figures.first))).toBeGreaterThanOrEqual(FLOORS.first)
    expect(rate(total(figures.inThree))).toBeGreaterThanOrEqual(FLOORS.inThree)
    expect(rate(figures.outOfScope)).toBeGreaterThanOrEqual(FLOORS.outOfScope)
  })

  it('answers alike however it is typed', () => {
    expect(rate(total(figures.sameAnswer))).toBeGreaterThanOrEqual(FLOORS.sameAnswer)
  })
})
