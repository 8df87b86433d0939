import { describe, expect, test } from 'vitest'
import { factsOf, linesOfServices, linksOf } from '../../../src/features/wellbeing/entry.ts'
import { parseLocalDate } from '../../../src/kernel/dates.ts'
import type { LocalDate } from '../../../src/kernel/instant.ts'
import type { Listed } from '../../../src/kernel/listing.ts'
import { openingOf } from '../../../src/kernel/opening.ts'
import type { Hours } from '../../../src/kernel/service.ts'
import { wording } from './room.ts'

const date = (text: string): LocalDate => parseLocalDate(text) ?? expect.fail('not a date')
const LINE: Listed = {
  id: 'our-line',
  name: 'Our line',
  says: 'What it is.',
  categories: ['eap'],
  audience: {},
  forSelf: true,
  forOther: true,
  contacts: [{ kind: 'phone', number: '01632 960100' }],
  crisisCapable: false,
  independentOfForce: false,
  status: 'source-seen',
  source: 'our intranet',
  sample: false,
}
const fact = (service: Partial<Listed>, label: string): string | undefined =>
  factsOf({ ...LINE, ...service }, wording.entry).find((one) => one.label === label)?.value

const OFFICE: Hours = {
  kind: 'weekly',
  zone: 'Europe/London',
  open: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:30' }],
}
const CHRISTMAS = new Set(['2026-12-25', '2026-12-28'].map(date))
const hoursAt = (instant: string, hours: Hours = OFFICE): string | undefined =>
  fact({ hours, opening: openingOf(hours, new Date(instant), CHRISTMAS) }, wording.entry.hours)

describe('hours', () => {
  const week = 'Monday to Friday, 9am to 5:30pm.'

  test.each([
    ['2026-11-24T10:00:00Z', `Open now, until 5:30pm. ${week}`],
    ['2026-11-24T08:00:00Z', `Closed now, opens 9am. ${week}`],
    ['2026-11-24T18:00:00Z', `Closed now, opens 9am tomorrow. ${week}`],
    ['2026-11-28T18:00:00Z', `Closed now, opens 9am on Monday. ${week}`],
    ['2026-12-25T12:00:00Z', `Hours may differ today, a bank holiday. ${week}`],
    ['2026-12-26T12:00:00Z', `Closed now, opens 9am on Monday. That is a bank holiday, so hours may differ. ${week}`],
  ])('at %s: %s', (instant, says) => {
    expect(hoursAt(instant)).toBe(says)
  })

  test('of a night, of day and night, and of a long closure', () => {
    const night: Hours = {
      kind: 'weekly',
      zone: 'Europe/London',
      open: [
        { days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '24:00' },
        { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '02:00' },
      ],
    }
    expect(hoursAt('2026-11-24T20:00:00Z', night)).toMatch(/^Open now, until 2am\. Every day, 6pm to midnight; /)
    expect(hoursAt('2026-11-24T20:00:00Z', { kind: 'always' })).toBe('Open day and night.')
    const closed: Hours = { ...OFFICE, open: [{ days: [5], from: '09:00', to: '12:00' }], bankHolidays: 'closed' }
    expect(hoursAt('2026-12-18T12:00:00Z', closed)).toBe(
      'Closed now, opens 9am on 1 Jan 2027. Friday, 9am to midday. Closed on bank holidays.',
    )
  })

  test('without a moment are the hours alone, and nothing where they are not known', () => {
    expect(fact({ hours: OFFICE }, wording.entry.hours)).toBe(week)
    expect(fact({ opening: { state: 'unknown', why: 'no-hours' } }, wording.entry.hours)).toBeUndefined()
  })

  test('of a closed service stand beside its number, and beside no page or address', () => {
    const closed: Listed = {
      ...LINE,
      hours: OFFICE,
      opening: openingOf(OFFICE, new Date('2026-11-24T18:00:00Z'), CHRISTMAS),
      contacts: [
        { kind: 'phone', number: '01632 960100', note: 'ask for Sam' },
        { kind: 'web', url: 'https://force.example/help' },
      ],
    }
    expect(linksOf(closed, wording.entry).map(({ note }) => note)).toEqual([
      'ask for Sam, closed now, opens 9am tomorrow',
      undefined,
    ])
    expect(linesOfServices([closed], wording)[0]?.note).toBe('Our line, closed now, opens 9am tomorrow')
    const open = { ...closed, opening: openingOf(OFFICE, new Date('2026-11-24T10:00:00Z'), CHRISTMAS) }
    expect(linksOf(open, wording.entry)[0]?.note).toBe('ask for Sam')
  })
})

describe('whom it is for', () => {
  test.each([
    [{ types: ['officer', 'special'] }, 'For police officers and special constables'],
    [{ ranks: { from: 'sergeant', to: 'chief-superintendent' } }, 'For sergeants to chief superintendents'],
    [{ ranks: { from: 'superintendent' } }, 'For superintendents and above'],
    [{ ranks: { to: 'inspector' } }, 'For inspectors and below'],
    [{ ranks: { from: 'inspector', to: 'inspector' } }, 'For inspectors'],
    [{ units: ['Local Policing/North'] }, 'For people in Local Policing/North'],
    [{ membersOf: 'monthly donors' }, 'For monthly donors'],
    [
      { types: ['officer', 'special', 'pcso', 'staff', 'volunteer', 'family'] },
      'For everyone who serves in the police and family members',
    ],
    [{ types: ['officer'], membersOf: 'members of the Federation' }, 'For police officers; members of the Federation'],
  ] as const)('%j is said as %j', (audience, says) => {
    expect(fact({ audience }, wording.entry.members)).toBe(says)
  })

  test('everyone needs no words', () => {
    expect(fact({ audience: { nations: ['wales'] } }, wording.entry.members)).toBeUndefined()
  })
})

describe('a named person', () => {
  test('can be rung and written to, with their name beside it', () => {
    const person = {
      kind: 'person',
      name: 'Sam Price',
      role: 'lead',
      phone: '01632 960100',
      email: 'sam@f.example',
    } as const
    expect(linksOf({ ...LINE, contacts: [person] }, wording.entry)).toEqual([
      { label: 'Ring 01632 960100', href: 'tel:01632960100', note: 'Sam Price, lead' },
      { label: 'E-mail sam@f.example', href: 'mailto:sam@f.example', note: 'Sam Price, lead' },
    ])
  })
})

describe('an entry past its review', () => {
  const review = { state: 'due', due: date('2026-08-04'), hiddenFrom: date('2026-10-03') } as const

  test('says since when nobody has checked it', () => {
    const rung = { status: 'rung', verifiedOn: date('2026-02-03'), verifiedBy: 'PS Okafor' } as const
    expect(fact({ ...rung, review }, wording.entry.checked)).toBe('Not checked since 3 Feb 2026.')
    expect(fact({ ...rung, review: { ...review, state: 'current' } }, wording.entry.checked)).toBe(
      'By PS Okafor, 3 Feb 2026',
    )
  })

  test('that nobody ever rang says that it is due, and where it was seen', () => {
    expect(fact({ review }, wording.entry.checked)).toBe(
      'Due to be checked. Seen at our intranet, no date given. Not yet rung by your force.',
    )
  })
})
