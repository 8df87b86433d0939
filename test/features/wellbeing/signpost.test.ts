import { describe, expect, it } from 'vitest'
import { signposter } from '../../../src/features/wellbeing/signpost.ts'
import { withSample, wording } from './room.ts'
import { lexicon } from './sentences.ts'

const line = signposter({ lexicon, directory: withSample, wording, nation: 'england', explained: false })

describe('one line of the command line', () => {
  it('names the best category and the services of the first screen', () => {
    expect(line('prisoner spat in my face')).toMatchObject({ crisis: false, scope: 'in', first: 'assault_on_duty' })
    expect(line('prisoner spat in my face').services[0]).toBe('sample-assault')
  })

  it('has crisis first only when nothing else is found, and the fixed lines before all', () => {
    expect(line('I want to die')).toMatchObject({ crisis: true, scope: 'in', first: 'crisis', categories: [] })
    expect(line('I want to die').services.slice(0, 3)).toEqual(['emergency', 'police-crisis-line', 'samaritans'])
    expect(line('I want to die because of my debt')).toMatchObject({ crisis: true, first: 'financial' })
  })

  it('answers a blank line, and one that is out of scope', () => {
    expect(line('')).toEqual({ text: '', crisis: false, scope: 'in', first: null, categories: [], services: [] })
    expect(line('reset my password')).toMatchObject({ scope: 'out', first: null, services: [] })
  })

  it('keeps the keys in their order', () => {
    expect(Object.keys(line('x'))).toEqual(['text', 'crisis', 'scope', 'first', 'categories', 'services'])
  })
})
