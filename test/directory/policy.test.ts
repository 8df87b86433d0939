import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPolicy } from '../../src/directory/policy.ts'
import { Failure } from '../../src/kernel/failure.ts'
import { scratchFolder } from '../support/scratch.ts'

function file(text: string): string {
  const name = path.join(scratchFolder(), 'policy.yaml')
  writeFileSync(name, text)
  return name
}

function refusal(name: string): string {
  try {
    loadPolicy(name)
    return 'accepted'
  } catch (error) {
    return error instanceof Failure ? error.reader : 'another error'
  }
}

const PRODUCT = {
  defaultNation: 'england',
  defaultLanguage: 'en',
  traumaPathway: 'both',
  reviewEveryDays: 182,
  reviewGraceDays: 60,
  oneToOneEveryDays: 28,
  handoverAcknowledgeDays: 7,
  formerSupervisorsRead: false,
  peoplePerSupervisor: 12,
  draftDays: 14,
}

describe('policy', () => {
  test('without a file of the force the product’s own values hold', () => {
    expect(loadPolicy(null)).toEqual(PRODUCT)
  })

  test('a force’s file replaces what it names, and an empty one nothing', () => {
    expect(loadPolicy(file('default_nation: wales\n'))).toEqual({ ...PRODUCT, defaultNation: 'wales' })
    expect(loadPolicy(file('review_grace_days: 0\ntrauma_pathway: estip\ndefault_language: cy\n'))).toEqual({
      ...PRODUCT,
      reviewGraceDays: 0,
      traumaPathway: 'estip',
      defaultLanguage: 'cy',
    })
    expect(loadPolicy(file('# nothing yet\n'))).toEqual(PRODUCT)
  })

  test.each([
    ['default_nation: cornwall\n', 'default_nation: must be one of england'],
    ['default_nations: wales\n', 'default_nations: there is no such field'],
    ['just words\n', 'the file: must be'],
    ['review_every_days: 0\n', 'review_every_days: must be a whole number of days from 1'],
    ['review_every_days: soon\n', 'review_every_days: must be a whole number of days'],
    ['review_grace_days: 1.5\n', 'review_grace_days: must be a whole number of days from 0'],
    ['former_supervisors_read: maybe\n', 'former_supervisors_read: must be one of no, yes'],
    ['draft_days: 0\n', 'draft_days: must be a whole number of days from 1'],
    ['people_per_supervisor: 0\n', 'people_per_supervisor: '],
    ['trauma_pathway: none\n', 'trauma_pathway: must be one of trim, estip, both'],
    ['default_language: fr\n', 'default_language: must be one of en, cy'],
    ['default_language:\n', 'default_language: must be one of en, cy'],
    ['a: [\n', 'can’t be read'],
  ])('%j is refused with file, field and fix', (text, words) => {
    const name = file(text)
    expect(refusal(name)).toContain(name)
    expect(refusal(name)).toContain(words)
  })

  test('a path that is not there is refused with what to check', () => {
    expect(refusal('/nowhere/policy.yaml')).toContain('Check the path in POLICY_PATH')
  })
})
