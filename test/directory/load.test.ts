import { describe, expect, it } from 'vitest'
import { loadFixedLines } from '../../src/directory/fixed-lines.ts'
import { loadLexicon } from '../../src/directory/lexicon.ts'
import { loadDirectory } from '../../src/directory/load.ts'
import { loadWording } from '../../src/directory/wording.ts'
import { prepareLexicon } from '../../src/features/wellbeing/match.ts'
import { suits } from '../../src/kernel/audience.ts'
import { CATEGORIES } from '../../src/kernel/category.ts'
import { NATIONS } from '../../src/kernel/people.ts'
import type { Service } from '../../src/kernel/service.ts'
import { samplePath, temporaryFile } from './files.ts'

describe('the national entries', () => {
  const { services, faults } = loadDirectory({})
  const byId = new Map(services.map((service) => [service.id, service]))

  it('have no fault', () => {
    expect(faults).toEqual([])
  })

  it.each([
    ['emergency', '999'],
    ['nhs-urgent-mental-health', '111'],
    ['nhs-24-mental-health', '111'],
    ['samaritans', '116 123'],
    ['shout', '85258'],
    ['police-crisis-line', '0300 131 2789'],
  ])('hold %s with its number', (id, number) => {
    expect(byId.get(id)).toMatchObject({ status: 'source-seen', crisisCapable: true })
    expect(byId.get(id)?.contacts[0]).toMatchObject({ number })
    expect(loadFixedLines()).toContain(id)
  })

  it('claim nothing that nobody has done', () => {
    expect(services.filter(({ status }) => status === 'rung')).toEqual([])
    expect(services.filter(({ sample }) => sample)).toEqual([])
  })

  it.each(['papyrus', 'galop', 'stalking-helpline', 'respect', 'stepchange', 'cruse', 'sands', 'lullaby-trust'])(
    'claim no hours for %s, where the sources are silent or differ',
    (id) => {
      expect(byId.get(id)?.hours).toBeUndefined()
    },
  )

  it.each(NATIONS)('give a reader in %s a line for every emergency, and none that is another nation’s', (nation) => {
    const seen = services.filter((service) => service.status !== 'off' && suits(service, { nation }))
    const first = seen.flatMap(({ crisisCapable, contacts: [contact] }) =>
      crisisCapable && contact && 'number' in contact ? [contact.number] : [],
    )
    expect(first).toEqual(expect.arrayContaining(['999', '111', '116 123', '85258']))
    expect(seen.some(({ id }) => id === 'police-crisis-line')).toBe(nation === 'england' || nation === 'wales')
    expect(seen.some(({ id }) => id === 'lifeline-ni')).toBe(nation === 'northern-ireland')
    const named = (service: Service): string => `${service.name} ${service.says}`
    const foreign = {
      england: /Scotland|Northern Ireland|Wales’s|Wales's/,
      wales: /Scotland|Northern Ireland/,
      scotland: /England|Wales|Northern Ireland/,
      'northern-ireland': /Scotland/,
    }
    const strangers = seen.filter((service) => foreign[nation].test(named(service)) && !/Cruse/.test(service.name))
    expect(strangers.map(({ id }) => id)).toEqual([])
  })

  it.each([
    'police-care-uk',
    'ptsd999',
    'cops',
    'drinkline',
    'breathing-space',
    'rape-crisis',
    'acas',
    'pfoa',
    'able-futures',
    'mind',
  ])('keep %s off, because its figure could not be confirmed', (id) => {
    expect(byId.get(id)?.status).toBe('off')
  })
})

describe('the sample force’s file', () => {
  const { services, faults } = loadDirectory({ samplePath })

  it('has no fault, is marked, and stands before the national entries', () => {
    expect(faults).toEqual([])
    expect(services[0]).toMatchObject({ sample: true })
    expect(services.filter(({ sample }) => sample).every(({ id }) => id.startsWith('sample-'))).toBe(true)
  })

  it('has something of its own for every category', () => {
    const own = new Set(services.filter(({ sample }) => sample).map(({ categories }) => categories[0]))
    expect(CATEGORIES.filter((category) => !own.has(category))).toEqual([])
  })
})

describe('a force’s own file', () => {
  it('adds entries, and lays the fields it names over a national one', () => {
    const forcePath = temporaryFile(`
services:
  - id: our-trim
    name: TRiM
    says: Our team.
    categories: [trim]
    contacts: [{ kind: email, address: trim@force.police.uk }]
    independentOfForce: false
    status: source-seen
    source: our intranet
  - id: cruse
    status: rung
    verifiedOn: '2026-11-02'
    verifiedBy: Wellbeing team
`)
    const { services, faults } = loadDirectory({ forcePath })
    expect(faults).toEqual([])
    expect(services[0]?.id).toBe('our-trim')
    const cruse = services.filter(({ id }) => id === 'cruse')
    expect(cruse).toHaveLength(1)
    expect(cruse[0]).toMatchObject({ status: 'rung', name: 'Cruse Bereavement Support' })
    expect(cruse[0]?.contacts[0]).toMatchObject({ number: '0808 808 1677' })
  })

  it('switches a national entry off, and one on', () => {
    const forcePath = temporaryFile(`
services:
  - { id: calm, status: 'off', offBecause: no answer when rung }
  - { id: oscar-kilo, status: source-seen }
`)
    const { services, faults } = loadDirectory({ forcePath })
    expect(faults).toEqual([])
    expect(services.find(({ id }) => id === 'calm')?.status).toBe('off')
    expect(services.find(({ id }) => id === 'oscar-kilo')?.status).toBe('source-seen')
  })
})

describe('the data that ships', () => {
  it('has every fixed text, for lines that exist', () => {
    const wording = loadWording()
    const ids = new Set(loadDirectory({}).services.map(({ id }) => id))
    const named = [
      ...wording.strip.services,
      ...wording.crisis.services,
      ...Object.keys(wording.lines),
      ...loadFixedLines(),
    ]
    expect(named.filter((id) => !ids.has(id))).toEqual([])
    expect(wording.menu.groups.flatMap(({ categories }) => categories).sort()).toEqual(
      CATEGORIES.filter((category) => category !== 'crisis').sort(),
    )
    expect(loadFixedLines().filter((id) => !wording.strip.services.includes(id))).toEqual([])
    expect(loadFixedLines().filter((id) => !wording.crisis.services.includes(id))).toEqual([])
  })

  it('has a lexicon whose every phrase can be read, for every category', () => {
    const data = loadLexicon()
    expect(() => prepareLexicon(data)).not.toThrow()
    expect(CATEGORIES.filter((category) => category !== 'crisis' && !data.needs[category])).toEqual([])
  })

  it('holds no phrase that begins with a gap or leaves a bracket open', () => {
    const data = loadLexicon()
    const broken = (phrase: string) => ({ ...data, outOfScope: [{ because: 'broken', weight: 1, phrases: [phrase] }] })
    for (const phrase of ['.. to die', '(a|b', 'a) b', '<nobody> dies', 'maybe?', '!(not)'])
      expect(() => prepareLexicon(broken(phrase)), phrase).toThrow(phrase)
  })
})
