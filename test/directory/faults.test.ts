import { describe, expect, it } from 'vitest'
import { loadDirectory } from '../../src/directory/load.ts'
import { entry, file, temporaryFile, temporaryFolder } from './files.ts'

const national = loadDirectory({}).services
const ONE = { days: [1], from: '09:00', to: '17:00' }
const load = (forcePath: string) => loadDirectory({ forcePath })

describe('one wrong field', () => {
  it.each([
    ['for_self', { for_self: true }, 'there is no such field', 'Did you mean `forSelf`?'],
    ['hour', { hour: 'x' }, 'there is no such field', 'Did you mean `hours`?'],
    ['colour', { colour: 'blue' }, 'there is no such field', 'Remove it.'],
    ['name', { name: null }, 'this is missing', 'documentation'],
    ['name', { name: '' }, 'this is empty', 'documentation'],
    ['says', { says: 'x'.repeat(401) }, 'longer than 400', 'documentation'],
    ['categories.0', { categories: ['bereavment'] }, 'not one of the values', 'Did you mean `bereavement`?'],
    ['categories', { categories: [] }, 'at least one', 'Choose'],
    ['status', { status: 'on' }, 'not one of the values', 'source-seen'],
    ['status', { status: false }, 'not one of the values', 'source-seen'],
    ['contacts', { contacts: [] }, 'at least one contact', 'Add a number'],
    ['contacts.0.number', { contacts: [{ kind: 'phone', number: 3001234567 }] }, 'between quotes', 'kind: phone'],
    [
      'contacts.0.number',
      { contacts: [{ kind: 'phone', number: '0300 123 456' }] },
      'a digit may be missing',
      'kind: phone',
    ],
    ['contacts.0.number', { contacts: [{ kind: 'phone', number: 'ring me' }] }, 'digits and spaces', 'kind: phone'],
    ['contacts.0.number', { contacts: [{ kind: 'phone', number: '0906 123 4567' }] }, 'premium', 'kind: phone'],
    ['contacts.0.number', { contacts: [{ kind: 'text', number: '0300 123 4567' }] }, 'texted', 'kind: phone'],
    ['contacts', { contacts: [{ kind: 'phone', number: '01632 960123' }] }, 'drama', 'real number'],
    ['contacts.0.kind', { contacts: [{ kind: 'fax', number: '0300 123 4567' }] }, 'not known', 'kind: phone'],
    [
      'contacts.0.numbr',
      { contacts: [{ kind: 'phone', number: '0300 123 4567', numbr: '1' }] },
      'no such field',
      '`number`',
    ],
    ['contacts.0.url', { contacts: [{ kind: 'web', url: 'http://force.police.uk' }] }, 'https', 'kind: phone'],
    ['contacts.0.url', { contacts: [{ kind: 'web', url: 'javascript:alert(1)' }] }, 'https', 'kind: phone'],
    ['contacts.0.url', { contacts: [{ kind: 'web', url: 'https://a@evil.example' }] }, 'https', 'kind: phone'],
    [
      'contacts.0.url',
      { sample: true, contacts: [{ kind: 'web', url: 'https://%' }] },
      'cannot be read',
      'kind: phone',
    ],
    ['contacts.0.address', { contacts: [{ kind: 'email', address: 'nobody' }] }, 'e-mail', 'kind: phone'],
    ['hours.open.0.from', { hours: weekly('9:00', '17:00') }, 'HH:MM', 'kind: always'],
    ['hours.open.0', { hours: weekly('17:00', '09:00') }, 'closing comes before opening', 'kind: always'],
    ['hours.zone', { hours: { ...weekly('09:00', '17:00'), zone: 'Europe/Londn' } }, 'time zone', 'kind: always'],
    [
      'hours.open',
      { hours: { ...weekly('09:00', '17:00'), open: Array(51).fill(ONE) } },
      'at most fifty',
      'kind: always',
    ],
    ['hours.zone', { hours: { ...weekly('09:00', '17:00'), zone: 'BST' } }, 'time zone', 'kind: always'],
    ['verifiedOn', { status: 'rung' }, 'when and by whom', 'verifiedOn'],
    ['verifiedOn', { status: 'rung', verifiedBy: 'x', verifiedOn: '2026-02-31' }, 'not a day', 'YYYY-MM-DD'],
    ['audience.nations.0', { audience: { nations: ['walse'] } }, 'not one of the values', 'Did you mean `wales`?'],
    ['audience.ranks.from', { audience: { ranks: { from: 'sargeant' } } }, 'not one of', 'Did you mean `sergeant`?'],
    ['audience.ranks', { audience: { ranks: {} } }, 'needs `from`', 'ranks'],
    ['audience.ranks', { audience: { ranks: { from: 'inspector', to: 'constable' } } }, 'ends before', 'ranks'],
    ['audience.rank', { audience: { rank: 'sergeant' } }, 'no such field', '`ranks`'],
    ['audience.units.0', { audience: { units: ['North//A'] } }, 'a path like', 'units'],
    ['reviewDue', { reviewDue: 'next spring' }, 'not a day', 'policy counts it'],
    ['reviewDue', { reviewDue: '9999-12-31' }, 'cannot be meant', 'policy counts it'],
    ['hours.bankHolidays', { hours: { ...weekly('09:00', '17:00'), bankHolidays: 'shut' } }, 'not one of', 'It can be'],
    ['contacts', { contacts: [{ kind: 'person', name: 'Sam Price' }] }, 'a way to be reached', '`phone` or `email`'],
    [
      'contacts.0.phone',
      { contacts: [{ kind: 'person', name: 'Sam Price', phone: '0300 123' }] },
      'a digit may be missing',
      'person',
    ],
    [
      'contacts',
      { contacts: [{ kind: 'person', name: 'Sam Price', phone: '01632 960123' }] },
      'kept for drama',
      'real number',
    ],
    [
      'sample',
      { sample: true, contacts: [{ kind: 'phone', number: '01632 960123' }] },
      'sample file only',
      'take `sample` out',
    ],
    ['id', { id: 'Our Line' }, 'lower-case', 'short name'],
    ['forSelf', { forSelf: false, forOther: false }, 'nobody would see it', 'true'],
  ])('%s: the fault names file, entry, field, problem and fix', (field, changes, problem, fix) => {
    const path = file(entry(changes as Record<string, unknown>), entry({ id: 'a-good-one' }))
    const { services, faults } = load(path)
    expect(faults).toContainEqual({
      file: path,
      entry: expect.stringMatching(/^(our-line|Our Line)$/),
      line: 2,
      field,
      problem: expect.stringContaining(problem),
      fix: expect.stringContaining(fix),
    })
    expect(faults).toHaveLength(1)
    expect(services.map(({ id }) => id)).toEqual(['a-good-one', ...national.map(({ id }) => id)])
  })
})

function weekly(from: string, to: string) {
  return { kind: 'weekly', zone: 'Europe/London', open: [{ days: [1, 2], from, to }] }
}

describe('many faults', () => {
  it('come all at once', () => {
    const { faults } = load(
      file(entry({ id: 'one', name: null, source: null }), entry({ id: 'two', statuss: 'x' }), '  - 7\n', '  - null\n'),
    )
    expect(faults.map(({ entry: at, field }) => `${at}: ${field}`)).toEqual([
      'one: name',
      'one: source',
      'two: statuss',
      'entry 3 (line 4): the entry',
      'entry 4 (line 5): the entry',
    ])
  })

  it('of one id used twice leave the first', () => {
    const { services, faults } = load(file(entry({ name: 'First' }), entry({ name: 'Second' })))
    expect(services[0]?.name).toBe('First')
    expect(faults).toEqual([expect.objectContaining({ entry: 'our-line', field: 'id' })])
  })
})

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nservices: [*d,*d,*d]\n`

describe('a file that is no directory', () => {
  it.each([
    ['missing', () => `${temporaryFolder()}/none.yaml`, 'cannot be opened'],
    ['a folder', temporaryFolder, 'not a file'],
    ['10 MB', () => temporaryFile('x'.repeat(10_000_000)), 'larger than 1 MB'],
    ['not text', () => temporaryFile(new Uint8Array([0xff, 0xfe, 0, 1, 2, 0xd8])), 'UTF-8'],
    ['empty', () => temporaryFile(''), 'no list called `services`'],
    ['a list', () => temporaryFile('- 1\n- 2\n'), 'no list called `services`'],
    ['prose', () => temporaryFile('Dear team: here\n are: : the numbers'), ''],
    ['an alias bomb', () => temporaryFile(bomb), 'anchors'],
    ['nested without end', () => temporaryFile(`services: ${'['.repeat(200_000)}`), ''],
  ])('(%s) is a fault, and the national entries serve', (_name, make, problem) => {
    const path = make()
    const { services, faults } = load(path)
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.every(({ file: where, fix }) => where === path && fix.length > 10)).toBe(true)
    expect(faults.map((fault) => fault.problem).join(' ')).toContain(problem)
    expect(services).toEqual(national)
  })
})

describe('YAML that breaks half-way', () => {
  it.each([
    ['a quote that is not closed', '  - id: "broken\n    name: x\n'],
    ['words after a quoted text', '  - id: broken\n    name: "a" b\n'],
    ['a bracket that is not closed', '  - { id: broken, name: x\n'],
    ['a wrong indentation', '  - id: broken\n   name: x\n'],
  ])('(%s) still serves the entries above the break, and none after it', (_name, broken) => {
    const above = `${entry({ id: 'above' })}${entry({ id: 'also-above' })}`
    const { services, faults } = load(temporaryFile(`services:\n${above}${broken}${entry({ id: 'below' })}`))
    expect(services.map(({ id }) => id)).toEqual(['above', 'also-above', ...national.map(({ id }) => id)])
    expect(faults[0]).toMatchObject({ entry: expect.stringMatching(/^line \d+$/), problem: expect.any(String) })
  })

  it('leaves out only the entry that has a field twice', () => {
    const path = temporaryFile(
      `services:\n${entry({ id: 'one' })}  - id: two\n    name: A\n    name: B\n${entry({ id: 'three' })}`,
    )
    const { services, faults } = load(path)
    expect(services.slice(0, 2).map(({ id }) => id)).toEqual(['one', 'three'])
    expect(faults).toEqual([expect.objectContaining({ problem: expect.stringContaining('same field twice') })])
  })
})
