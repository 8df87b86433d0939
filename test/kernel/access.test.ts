import { describe, expect, test } from 'vitest'
import { type Action, holds, may, type Relation, relationOf } from '../../src/kernel/access.ts'
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
    expect(relationOf(reader, subject, chain, TODAY)).toBe(relation)
  })

  test('cover ends by itself on its date, and so does the second line above it', () => {
    const covered = [link('officer', 'cover', '2026-11-01', '2026-11-22'), link('cover', 'inspector')]
    expect(relationOf('cover', 'officer', covered, day('2026-11-21'))).toBe('supervisor')
    expect(relationOf('inspector', 'officer', covered, day('2026-11-21'))).toBe('second-line')
    expect(relationOf('cover', 'officer', covered, TODAY)).toBe('none')
    expect(relationOf('inspector', 'officer', covered, TODAY)).toBe('none')
  })

  test('a posting that begins tomorrow opens nothing today', () => {
    expect(relationOf('next', 'officer', [link('officer', 'next', '2026-11-23')], TODAY)).toBe('none')
  })

  test('whoever covers while the sergeant is away stands beside the sergeant, not above', () => {
    const both = [link('officer', 'sergeant'), link('officer', 'cover'), link('cover', 'sergeant')]
    expect(relationOf('cover', 'officer', both, TODAY)).toBe('supervisor')
    expect(relationOf('sergeant', 'officer', both, TODAY)).toBe('supervisor')
  })
})

describe('who may do what', () => {
  const BY_ROLE: Record<Extract<Action, 'directory.edit' | 'take-up.see'>, readonly Role[]> = {
    'directory.edit': ['editor'],
    'take-up.see': ['editor', 'oversight'],
  }
  const ALLOWED: Record<Exclude<Action, keyof typeof BY_ROLE>, readonly Relation[]> = {
    'one-to-one.log': ['supervisor'],
    'one-to-one.read-dates': ['self', 'supervisor', 'second-line'],
    'team.see': ['supervisor'],
    'listing.change': ['self'],
    'contact.ask': ['supervisor', 'second-line', 'none'],
    'contact.withdraw': ['self'],
    'contact.close': ['self'],
  }
  const relations: readonly Relation[] = ['self', 'supervisor', 'second-line', 'none']
  const cells = (Object.keys(ALLOWED) as (keyof typeof ALLOWED)[]).flatMap((action) =>
    relations.map((relation) => ({ action, relation, allowed: ALLOWED[action].includes(relation) })),
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
      relations.some((relation) => may(action, relation, [])),
      'no relation opens what a role does not',
    ).toBe(false)
  })
})
