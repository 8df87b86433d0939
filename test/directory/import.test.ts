import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planImport } from '../../src/directory/import.ts'
import { ownEntries } from '../../src/directory/own-entries.ts'
import { replaceFile } from '../../src/directory/replace-file.ts'
import { csvOf, yamlOf } from '../../src/directory/write-entries.ts'
import { correction } from '../support/corrections.ts'
import { entry, file, temporaryFile, temporaryFolder } from './files.ts'

const one = (id: string, name = 'Our line') => JSON.parse(entry({ id, name }).slice(4))
function csv(...entries: Record<string, unknown>[]): string {
  const path = join(temporaryFolder(), 'services.csv')
  writeFileSync(path, csvOf(entries))
  return path
}
const nowhere = (): string => join(temporaryFolder(), 'own.yaml')

describe('a file to be the force’s own', () => {
  test('is compared entry by entry', () => {
    const own = file(entry({ id: 'stays' }), entry({ id: 'changes' }), entry({ id: 'goes' }))
    const plan = planImport(csv(one('stays'), one('changes', 'New name'), one('comes')), own)
    expect(plan).toMatchObject({ added: ['comes'], changed: ['changes'], removed: ['goes'], untouched: 1, faults: [] })
    expect(planImport(temporaryFile(plan.text ?? ''), own)).toMatchObject({ added: ['comes'], removed: ['goes'] })
  })

  test('a second time changes nothing, whichever form it has', () => {
    const source = csv(one('one'), one('two'))
    const own = nowhere()
    expect(replaceFile(own, planImport(source, own).text ?? '')).toBe(true)
    expect(planImport(source, own)).toMatchObject({ added: [], changed: [], removed: [], untouched: 2, text: null })
    expect(planImport(temporaryFile(readFileSync(own)), own).text).toBeNull()
  })

  test('keeps the comments of YAML', () => {
    const text = `# Ours, kept by the wellbeing team.\n${yamlOf([one('one')])}`
    expect(planImport(temporaryFile(text), nowhere()).text).toBe(text)
  })

  test('is not taken with a fault, which is named by line and column', () => {
    const source = csv(one('good'), { ...one('bad'), status: 'rung', contacts: [{ kind: 'phone', number: '0300' }] })
    const { text, faults } = planImport(source, nowhere())
    expect(text).toBeNull()
    expect(faults).toEqual([
      expect.objectContaining({
        entry: 'bad',
        line: 3,
        field: 'contact_1',
        fix: expect.stringContaining('phone | number'),
      }),
    ])
  })

  test('may change a national entry in a few cells, and cannot hide a line that must stay', () => {
    expect(planImport(csv({ id: 'cruse', cost: 'Free to ring' }), nowhere())).toMatchObject({
      added: ['cruse'],
      faults: [],
    })
    const { text, faults } = planImport(csv({ id: 'samaritans', status: 'off' }), nowhere())
    expect(text).toBeNull()
    expect(faults[0]).toMatchObject({ entry: 'samaritans', field: 'status' })
  })

  test('is taken in place of one that was broken', () => {
    expect(planImport(csv(one('one')), temporaryFile('services: [')).text).toContain('id: one')
  })
})

describe('the force’s own entries', () => {
  test('come as its file has them, without those that have a fault', () => {
    const path = file(
      entry({ id: 'good' }),
      '  - { id: cruse, cost: Free to ring }\n',
      entry({ id: 'bad', source: null }),
    )
    const { entries, faults } = ownEntries(path, [], false)
    expect(entries).toEqual([one('good'), { id: 'cruse', cost: 'Free to ring' }])
    expect(faults).toHaveLength(1)
  })

  test('come with what editors changed, in full', () => {
    const changes = [
      correction('good', { fields: { name: 'Corrected' } }),
      correction('calm', { switched: 'off', offBecause: 'no answer when rung' }),
    ]
    const { entries } = ownEntries(file(entry({ id: 'good' })), changes, false)
    expect(entries.map(({ id, name, status, offBecause }) => [id, name, status, offBecause])).toEqual([
      ['good', 'Corrected', 'source-seen', undefined],
      ['calm', expect.stringContaining('CALM'), 'off', 'no answer when rung'],
    ])
    expect(planImport(temporaryFile(yamlOf(entries)), nowhere()).faults).toEqual([])
  })

  test('all of them can be taken as a force’s own again', () => {
    const { entries } = ownEntries(null, [], true)
    expect(entries.length).toBeGreaterThan(40)
    expect(planImport(csv(...entries), nowhere()).faults).toEqual([])
    expect(ownEntries(null, [], false).entries).toEqual([])
  })
})

describe('replacing a file', () => {
  test('keeps what was there beside it, and leaves nothing else behind', () => {
    const path = temporaryFile('old')
    expect(replaceFile(path, 'new')).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(readFileSync(`${path}.bak`, 'utf8')).toBe('old')
    expect(replaceFile(path, 'new')).toBe(false)
    expect(readFileSync(`${path}.bak`, 'utf8')).toBe('old')
    expect(readdirSync(dirname(path)).sort()).toEqual(['services.yaml', 'services.yaml.bak'])
  })

  test('keeps its mode, and a link a link', () => {
    const path = temporaryFile('old')
    const link = join(temporaryFolder(), 'link.yaml')
    symlinkSync(path, link)
    const { mode } = statSync(path)
    replaceFile(link, 'new')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode).toBe(mode)
  })

  test('that cannot be done leaves it as it was', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'own.yaml'))
    expect(() => replaceFile(join(folder, 'own.yaml'), 'new')).toThrow()
    expect(existsSync(join(folder, 'own.yaml.bak'))).toBe(false)
    expect(readdirSync(folder)).toEqual(['own.yaml'])
  })
})
