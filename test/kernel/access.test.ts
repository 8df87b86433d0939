import { describe, expect, test } from 'vitest'
import {
  type Action,
  type Around,
  holds,
  may,
  RELATIONS,
  type Relation,
  readable,
  relationOf,
} from '../../src/kernel/access.ts'
import { ROLES, type Role, type SupervisionLink } from '../../src/kernel/people.ts'
import { day } from '../support/days.ts'

const TODAY = day('2026-11-22')

function link(person: string, supervisor: string, from = '2026-01-01', until: string | null = null): SupervisionLink {
  const created = new Date('2026-01-01T00:00:00Z')
  return {
    person,
    supervisor,
    kind: 'cover',
    from: day(from),
    until: until === null ? null : day(until),
    createdAt: created,
  }
}

const around = (links: SupervisionLink[], change: Partial<Around> = {}): Around => ({
  ...{ links, recusals: [], secondLine: null },
  ...change,
})

describe('a link holds from its first day to the day before its last', () => {
  test.each([
    ['2026-11-22', null, true],
    ['2026-11-22', '2026-11-23', true],
    ['2026-11-23', null, false],
    ['2026-01-01', '2026-11-22', false],
    ['2026-01-01', '2026-11-21', false],
    ['2026-11-22', '2026-11-22', false],
  ])('from %s until %s: %s', (from, until, expected) => {
    expect(holds(link('p', 's', from, until), TODAY)).toBe(expected)
  })
})

describe('what a reader is to a person today', () => {
  const chain = [link('officer', 'sergeant'), link('sergeant', 'inspector'), link('inspector', 'chief')]
  test.each<[string, string, Relation]>([
    ['officer', 'officer', 'self'],
    ['sergeant', 'officer', 'supervisor'],
    ['inspector', 'officer', 'second-line'],
    ['chief', 'officer', 'none'],
    ['officer', 'sergeant', 'none'],
    ['peer', 'officer', 'none'],
    ['inspector', 'nobody', 'none'],
  ])('%s to %s is %s', (reader, subject, relation) => {
    expect(relationOf(reader, subject, around(chain), TODAY)).toBe(relation)
  })

  test('cover ends by itself on its date, and so does the second line above it', () => {
    const covered = [link('officer', 'cover', '2026-11-01', '2026-11-22'), link('cover', 'inspector')]
    expect(relationOf('cover', 'officer', around(covered), day('2026-11-21'))).toBe('supervisor')
    expect(relationOf('inspector', 'officer', around(covered), day('2026-11-21'))).toBe('second-line')
    expect(relationOf('cover', 'officer', around(covered), TODAY)).toBe('former')
    expect(relationOf('inspector', 'officer', around(covered), TODAY)).toBe('none')
  })

  test('a posting that begins tomorrow opens nothing today', () => {
    expect(relationOf('next', 'officer', around([link('officer', 'next', '2026-11-23')]), TODAY)).toBe('none')
  })

  test('whoever covers while the sergeant is away stands beside the sergeant, not above', () => {
    const both = [link('officer', 'sergeant'), link('officer', 'cover'), link('cover', 'sergeant')]
    expect(relationOf('cover', 'officer', around(both), TODAY)).toBe('supervisor')
    expect(relationOf('sergeant', 'officer', around(both), TODAY)).toBe('supervisor')
  })
})

describe('named second lines and supervisors who stand aside', () => {
  const chain = [link('officer', 'sergeant'), link('sergeant', 'inspector')]
  test('a named second line stands in the place of the supervisor’s supervisor', () => {
    const named = around(chain, { secondLine: 'named' })
    expect(relationOf('named', 'officer', named, TODAY)).toBe('second-line')
    expect(relationOf('inspector', 'officer', named, TODAY)).toBe('none')
  })
  test('whoever stands aside from a record is to it what a former supervisor is, while it lasts', () => {
    const recusal = { person: 'officer', supervisor: 'sergeant', from: day('2026-11-01'), until: day('2026-11-23') }
    const aside = around(chain, { recusals: [recusal] })
    expect(relationOf('sergeant', 'officer', aside, TODAY)).toBe('former')
    expect(relationOf('sergeant', 'officer', aside, day('2026-11-23'))).toBe('supervisor')
  })
})

describe('which notes somebody may read', () => {
  const shelf = { author: 'author', keepPrivate: false, passOn: false, held: false }
  const nothing = { shared: false, own: false }
  test.each<[string, string, Relation, object, boolean, object]>([
    ['the person', 'officer', 'self', { keepPrivate: true }, false, { shared: true, own: false }],
    ['the author', 'author', 'supervisor', { keepPrivate: true, held: true }, false, { shared: true, own: true }],
    ['the next supervisor', 'next', 'supervisor', {}, false, { shared: true, own: false }],
    ['the next supervisor, passed on', 'next', 'supervisor', { passOn: true }, false, { shared: true, own: true }],
    ['the next supervisor, private', 'next', 'supervisor', { passOn: true, keepPrivate: true }, false, nothing],
    ['the next supervisor, held', 'next', 'supervisor', { passOn: true, held: true }, false, nothing],
    ['the former author', 'author', 'former', {}, false, nothing],
    ['the former author, by policy', 'author', 'former', {}, true, { shared: true, own: true }],
    ['another former supervisor, by policy', 'other', 'former', { passOn: true }, true, nothing],
    ['the second line', 'author', 'second-line', { passOn: true }, true, nothing],
    ['anybody else', 'author', 'none', { passOn: true }, true, nothing],
  ])('%s', (_who, reader, relation, change, formerMayRead, expected) => {
    expect(readable(reader, relation, { ...shelf, ...change }, formerMayRead)).toEqual(expected)
  })
})

describe('who may do what', () => {
  const BY_ROLE: Record<Extract<Action, 'directory.edit' | 'take-up.see'>, readonly Role[]> = {
    'directory.edit': ['editor'],
    'take-up.see': ['editor', 'oversight'],
  }
  const ALLOWED: Record<Exclude<Action, keyof typeof BY_ROLE | 'cover.see' | 'cover.arrange'>, readonly Relation[]> = {
    'one-to-one.log': ['supervisor'],
    'one-to-one.correct': ['supervisor'],
    'one-to-one.comment': ['self'],
    'record.read-dates': ['self', 'supervisor', 'second-line'],
    'record.read': ['self', 'supervisor'],
    'record.read-written': ['former'],
    'record.search': ['supervisor'],
    'record.export': ['self', 'supervisor'],
    'record.readers': ['self'],
    'action.see': ['self', 'supervisor'],
    'action.change': ['self', 'supervisor'],
    'management.record': ['supervisor'],
    'management.read': ['self', 'supervisor'],
    'management.comment': ['self'],
    'management.export': ['self', 'supervisor'],
    'handover.prepare': ['supervisor'],
    'handover.summarise': ['supervisor', 'former', 'second-line'],
    'handover.see': ['self', 'supervisor', 'second-line', 'former'],
    'handover.acknowledge': ['supervisor'],
    'handover.object': ['self'],
    'handover.settle': ['second-line'],
    'supervisor.ask-other': ['self'],
    'supervisor.decide-other': ['second-line'],
    'setting.change': ['self'],
    'team.see': ['supervisor'],
    'listing.change': ['self'],
    'contact.ask': ['supervisor', 'second-line', 'former', 'none'],
    'contact.withdraw': ['self'],
    'contact.close': ['self'],
  }
  const cells = (Object.keys(ALLOWED) as (keyof typeof ALLOWED)[]).flatMap((action) =>
    RELATIONS.map((relation) => ({ action, relation, allowed: ALLOWED[action].includes(relation) })),
  )
  test.each(cells)('$action as $relation: $allowed', ({ action, relation, allowed }) => {
    expect(may(action, relation, [])).toBe(allowed)
    expect(may(action, relation, ROLES), 'no role opens what a relation does not').toBe(allowed)
  })

  const byRole = (Object.keys(BY_ROLE) as (keyof typeof BY_ROLE)[]).flatMap((action) =>
    ROLES.map((role) => ({ action, role, allowed: BY_ROLE[action].includes(role) })),
  )
  test.each(byRole)('$action as $role: $allowed', ({ action, role, allowed }) => {
    expect(may(action, 'none', [role])).toBe(allowed)
    expect(
      RELATIONS.some((relation) => may(action, relation, [])),
      'no relation opens what a role does not',
    ).toBe(false)
  })

  test('cover is arranged by the second line or an administrator, and by no other role', () => {
    const arrange = (relation: Relation, role: Role | null) =>
      may('cover.arrange', relation, role === null ? [] : [role])
    const allowed = RELATIONS.flatMap((relation) =>
      [null, ...ROLES].filter((role) => arrange(relation, role)).map((role) => `${relation} ${role}`),
    )
    const byLine = [null, ...ROLES].map((role) => `second-line ${role}`)
    const byRole = RELATIONS.map((relation) => `${relation} administrator`)
    expect(new Set(allowed)).toEqual(new Set([...byLine, ...byRole]))
  })
})
