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

describe('policy', () => {
  test('without a file of the force the product’s own values hold', () => {
    expect(loadPolicy(null)).toEqual({ defaultNation: 'england' })
  })

  test('a force’s file replaces what it names, and an empty one nothing', () => {
    expect(loadPolicy(file('default_nation: wales\n'))).toEqual({ defaultNation: 'wales' })
    expect(loadPolicy(file('# nothing yet\n'))).toEqual({ defaultNation: 'england' })
  })

  test.each([
    ['default_nation: cornwall\n', 'default_nation: must be one of england'],
    ['default_nations: wales\n', 'default_nations: there is no such field'],
    ['just words\n', 'the file: must be'],
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
