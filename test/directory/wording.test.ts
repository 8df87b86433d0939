import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

describe('the crisis card', () => {
  const wording = parse(read('src/directory/wording.yaml'))

  it('keeps its order: danger, police line, listening line, text, mental health option; then somebody near', () => {
    expect(
      wording.crisis.services.filter((id: string) => !['lifeline-ni', 'nhs-24-mental-health'].includes(id)),
    ).toEqual(['emergency', 'police-crisis-line', 'samaritans', 'shout', 'nhs-urgent-mental-health'])
    expect(wording.crisis.self.after[0]).toMatch(/^Someone beside you/)
  })

  it('says to a supervisor what to do, in this order', () => {
    expect(wording.crisis.other.lead).toBe('Ask directly. Stay with them. Get help now. Afterwards: support for you.')
    expect(wording.crisis.other.after.map((text: string) => text.split(':')[0])).toEqual([
      'Ask directly',
      'Stay with them',
      'Get help now',
      'Someone beside you',
      'Afterwards, support for you',
    ])
  })

  it('tells a reader that they need not be in crisis', () => {
    expect(wording.menu.intro).toMatch(/^You don't have to be in crisis to use these\./)
  })
})
