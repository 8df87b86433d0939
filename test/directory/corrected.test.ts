import { describe, expect, test } from 'vitest'
import { correctable } from '../../src/directory/corrected.ts'
import { loadDirectory } from '../../src/directory/load.ts'
import type { Correction } from '../../src/kernel/correction.ts'
import type { Contact } from '../../src/kernel/service.ts'
import { correction } from '../support/corrections.ts'
import { day } from '../support/days.ts'
import { entry, file, samplePath } from './files.ts'

const NUMBER: Contact = { kind: 'phone', number: '0300 123 4567' }
const OTHER: Contact = { kind: 'phone', number: '0300 765 4321' }
const RUNG = { on: day('2026-11-24'), by: 'Ruth Adeyemi' }

const directory = correctable({
  forcePath: file(
    entry(),
    entry({ id: 'rung-line', status: 'rung', verifiedOn: '2026-06-01', verifiedBy: 'Sam', hours: { kind: 'always' } }),
    entry({ id: 'off-line', status: 'off', offBecause: 'Closed in 2025.' }),
    entry({ id: 'bare-line', status: 'off', contacts: [], offBecause: 'No number was found.' }),
  ),
})

const laid = (id: string, changes: Partial<Correction>) =>
  directory.lay([correction(id, changes)]).entries.find(({ file: { id: own } }) => own === id)

test('without corrections the entries are those of the files, in their order', () => {
  const { entries, refused } = directory.lay([])
  expect(entries.map(({ service }) => service)).toEqual(directory.files.services)
  expect(refused).toEqual([])
  expect(correctable({ samplePath }).files).toEqual(loadDirectory({ samplePath }))
})

describe('a correction', () => {
  test('changes the fields it names, takes out those that are null, and keeps the rest', () => {
    const entryNow = laid('rung-line', { fields: { name: 'Our new line', hours: null, cost: 'Free' } })
    expect(entryNow?.service).toMatchObject({ name: 'Our new line', cost: 'Free', says: 'What it is.' })
    expect(entryNow?.service).not.toHaveProperty('hours')
    expect(entryNow?.file).toMatchObject({ name: 'Our line', hours: { kind: 'always' } })
  })
  test('takes out also what stands in the national file', () => {
    expect(laid('samaritans', { fields: { cost: null } })?.service).not.toHaveProperty('cost')
  })
  test('changes nothing but what editors may change, whatever stands in its row', () => {
    const fields = { name: 'New', categories: ['trim'], id: 'samaritans' } as Correction['fields']
    expect(laid('our-line', { fields })?.service).toMatchObject({ id: 'our-line', categories: ['eap'], name: 'New' })
  })
  test.each<[string, Correction['fields']]>([
    ['a number nobody can ring', { contacts: [{ kind: 'phone', number: '0300 12' }] }],
    ['no contact at all', { contacts: [] }],
    ['an empty name', { name: ' ' }],
    ['a shape that is none', { hours: 'nine to five' as never }],
  ])('with %s is refused by the rules of the files, and its entry stands', (_what, fields) => {
    const wrong = correction('our-line', { fields })
    expect(directory.check(wrong)).not.toEqual([])
    const { entries, refused } = directory.lay([wrong])
    expect(refused).toEqual(['our-line'])
    expect(entries.map(({ service }) => service)).toEqual(directory.files.services)
  })
  test('for an entry that is in no file waits', () => {
    expect(directory.lay([correction('gone')])).toMatchObject({ refused: [] })
    expect(directory.check(correction('gone'))).toMatchObject([{ field: 'id' }])
  })
})

describe('a check in chat', () => {
  test('makes an entry rung, by whom and when', () => {
    const wanted = { status: 'rung', verifiedOn: '2026-11-24', verifiedBy: 'Ruth Adeyemi' }
    expect(laid('our-line', { checked: RUNG })?.service).toMatchObject(wanted)
    expect(laid('rung-line', { checked: RUNG })?.service).toMatchObject(wanted)
  })
  test('older than the one in the file does not stand in its way', () => {
    const older = { on: day('2026-05-31'), by: 'Ruth Adeyemi' }
    expect(laid('rung-line', { checked: older })?.service).toMatchObject({
      verifiedOn: '2026-06-01',
      verifiedBy: 'Sam',
    })
  })
  test('of an old number does not count for a new one', () => {
    const { service } = laid('rung-line', { fields: { contacts: [OTHER] } }) ?? {}
    expect(service).toMatchObject({ status: 'source-seen', contacts: [OTHER] })
    expect(service).not.toHaveProperty('verifiedOn')
    expect(laid('rung-line', { fields: { contacts: [OTHER] }, checked: RUNG })?.service.status).toBe('rung')
  })
})

describe('switching', () => {
  test('off hides an entry and says why, on shows it again', () => {
    const off = laid('our-line', { switched: 'off', offBecause: 'Nobody answers.' })
    expect(off).toMatchObject({ service: { status: 'off' }, offBecause: 'Nobody answers.' })
    expect(laid('our-line', { switched: 'on' })).toMatchObject({ service: { status: 'source-seen' }, offBecause: null })
  })
  test('an entry that the file keeps off stays off when it is checked or corrected, until it is switched on', () => {
    expect(laid('off-line', { checked: RUNG })).toMatchObject({
      service: { status: 'off' },
      offBecause: 'Closed in 2025.',
    })
    expect(laid('off-line', { checked: RUNG, switched: 'on' })?.service.status).toBe('rung')
    expect(directory.check(correction('bare-line', { switched: 'on' }))).toMatchObject([{ field: 'contacts' }])
    expect(directory.check(correction('bare-line', { switched: 'on', fields: { contacts: [NUMBER] } }))).toEqual([])
  })
  test.each(directory.fixed)('%s can never be switched off, nor lose its number', (id) => {
    const off = correction(id, { switched: 'off', offBecause: 'x' })
    expect(directory.check(off)).toMatchObject([{ field: 'status' }])
    expect(directory.check(correction(id, { fields: { contacts: [OTHER] } }))).toMatchObject([{ field: 'contacts' }])
    const { entries } = directory.lay([off])
    expect(entries.find(({ service }) => service.id === id)?.service.status).not.toBe('off')
    expect(directory.check(correction(id, { fields: { name: 'Another name' }, checked: RUNG }))).toEqual([])
  })
})

test('a sample entry takes only numbers kept for drama, any other entry none of them', () => {
  const sample = correctable({ samplePath })
  const own = sample.files.services.find((service) => service.sample)
  const national = sample.files.services.find(({ id }) => id === 'calm')
  const drama: Contact = { kind: 'phone', number: '01632 960 123' }
  const faults = (id = '', contact: Contact) => sample.check(correction(id, { fields: { contacts: [contact] } })).length
  expect([faults(own?.id, drama), faults(own?.id, OTHER)]).toEqual([0, 1])
  expect([faults(national?.id, drama), faults(national?.id, OTHER)]).toEqual([1, 0])
})
