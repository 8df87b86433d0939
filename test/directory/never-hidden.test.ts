import { describe, expect, it } from 'vitest'
import { loadFixedLines } from '../../src/directory/fixed-lines.ts'
import { loadDirectory } from '../../src/directory/load.ts'
import { entry, file, temporaryFile } from './files.ts'

const national = loadDirectory({}).services
const asWritten = (id: string) => national.find((service) => service.id === id)

const WAYS_TO_HIDE: Readonly<Record<string, Record<string, unknown>>> = {
  'switching it off': { status: 'off' },
  'taking its contacts': { status: 'off', contacts: [] },
  'giving it another number': { contacts: [{ kind: 'phone', number: '0300 123 4567' }] },
  'giving it a web address only': { contacts: [{ kind: 'web', url: 'https://force.police.uk' }] },
  'moving it to another category': { categories: ['eap'] },
  'saying it is not for crisis': { crisisCapable: false },
  'keeping it from those who ask for themselves': { forSelf: false },
  'keeping it from those who ask for others': { forOther: false },
  'keeping it for officers': { audience: { types: ['officer'] } },
  'keeping it for some ranks': { audience: { ranks: { from: 'sergeant' } } },
  'keeping it for a unit': { audience: { units: ['Local Policing'] } },
  'keeping it for members': { audience: { membersOf: 'the Federation' } },
  'keeping it for Northern Ireland': { audience: { nations: ['northern-ireland'] } },
  'calling it a sample': { sample: true },
  'another word to text': { contacts: [{ kind: 'text', number: '85258', keyword: 'STOP' }] },
}

describe.each(loadFixedLines())('%s', (id) => {
  it.each(Object.entries(WAYS_TO_HIDE))('is not hidden by %s', (_how, changes) => {
    const { services, faults } = loadDirectory({
      forcePath: temporaryFile(`services:\n  - ${JSON.stringify({ id, ...changes })}\n`),
    })
    expect(services.find((service) => service.id === id)).toEqual(asWritten(id))
    expect(faults.length).toBeGreaterThan(0)
    expect(faults[0]?.entry).toBe(id)
  })

  it('keeps its number in front of every other contact: the crisis card prints the first', () => {
    const contacts = [{ kind: 'web', url: 'https://force.police.uk' }, ...(asWritten(id)?.contacts ?? [])]
    const { services, faults } = loadDirectory({
      forcePath: temporaryFile(`services:\n  - ${JSON.stringify({ id, contacts })}\n`),
    })
    expect(services.find((service) => service.id === id)).toEqual(asWritten(id))
    expect(faults).toEqual([expect.objectContaining({ entry: id, field: 'contacts' })])
  })

  it('is never called closed where the national entry answers at any hour', () => {
    const open = [{ days: [1], from: '09:00', to: '09:01' }]
    const hours = { kind: 'weekly', zone: 'Europe/London', open }
    const { services } = loadDirectory({
      forcePath: temporaryFile(`services:\n  - ${JSON.stringify({ id, hours })}\n`),
    })
    const always = asWritten(id)?.hours?.kind === 'always'
    expect(services.find((service) => service.id === id)?.hours).toEqual(always ? { kind: 'always' } : hours)
  })

  it('can be rung and added to', () => {
    const contacts = [...(asWritten(id)?.contacts ?? []), { kind: 'in-person', where: 'the front desk' }]
    const changes = { id, status: 'rung', verifiedOn: '2026-11-01', verifiedBy: 'PS 12', contacts }
    const { services, faults } = loadDirectory({
      forcePath: temporaryFile(`services:\n  - ${JSON.stringify(changes)}\n`),
    })
    expect(faults).toEqual([])
    expect(services.find((service) => service.id === id)).toMatchObject({ status: 'rung', contacts })
  })

  it('is not replaced by a whole entry with its id and another number', () => {
    const { services } = loadDirectory({ forcePath: file(entry({ id, categories: ['crisis'], crisisCapable: true })) })
    expect(services.find((service) => service.id === id)).toEqual(asWritten(id))
  })
})
