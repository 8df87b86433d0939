import { describe, expect, test } from 'vitest'
import { COLUMNS, type Column, OPTIONAL, readPerson } from '../../../src/features/people/columns.ts'
import { officer } from './force.ts'

const read = (changes: Partial<Record<Column, string>>) => readPerson({ line: 17, cells: officer(7, changes) })
const reasons = (changes: Partial<Record<Column, string>>): string[] => {
  const person = read(changes)
  return Array.isArray(person) ? person.map(({ reason }) => reason) : []
}

test('a full line becomes a person', () => {
  const cells = {
    email: ' Anne.Smith@Sample.Example ',
    type: 'Officer',
    nation: 'Northern-Ireland',
    zone: 'Europe/London',
    starts_on: '2020-01-06',
    leaves_on: '2026-12-31',
    roles: 'oversight; editor',
    second_line_id: 'PC3',
    duty_pattern: 'ee ll nn ––––',
    duty_pattern_from: '2026-03-30',
  }
  expect(read(cells)).toEqual({
    line: 17,
    reference: 'PC7',
    name: 'Officer 7',
    email: 'anne.smith@sample.example',
    type: 'officer',
    rank: 'Police Constable',
    unit: 'Local Policing',
    site: '',
    nation: 'northern-ireland',
    zone: 'Europe/London',
    roles: ['oversight', 'editor'],
    startsOn: '2020-01-06',
    leavesOn: '2026-12-31',
    supervisor: 'PC0',
    secondLine: 'PC3',
    dutyPattern: 'EELLNN----',
    dutyPatternFrom: '2026-03-30',
  })
})

test('what is left out gets its plain meaning', () => {
  const needed = Object.fromEntries(Object.entries(officer(7)).filter(([column]) => !OPTIONAL.has(column as Column)))
  const person = readPerson({ line: 17, cells: needed })
  expect(person).toMatchObject({
    zone: 'Europe/London',
    site: '',
    supervisor: null,
    secondLine: null,
    dutyPattern: '',
    startsOn: null,
    leavesOn: null,
    roles: [],
  })
})

describe('a fault names its line, its column and what to do', () => {
  test.each(COLUMNS.filter((column) => !OPTIONAL.has(column)))('%s empty', (column) => {
    expect(reasons({ [column]: ' ' })).toEqual([`${column} is empty. Fill it in.`])
  })
  test.each(COLUMNS)('%s too long, or with a character no database or card takes', (column) => {
    expect(reasons({ [column]: 'x'.repeat(201) })[0]).toContain(`${column} is longer than 200 characters`)
    for (const bad of ['a\u0000b', 'a\nb', 'a\u0007b', 'Si\uFFFDn']) {
      expect(reasons({ [column]: bad })[0]).toContain(`${column} holds an unreadable character`)
    }
  })
  test.each<[Column, string, string]>([
    ['email', 'anne', 'email is not an e-mail address.'],
    ['email', 'a@b', 'email is not'],
    ['email', 'a b@c.example', 'email is not'],
    ['type', 'constable', 'type must be one of: officer, special, pcso, staff, volunteer.'],
    ['nation', 'Cornwall', 'nation must be one of: england, wales, scotland, northern-ireland.'],
    ['zone', 'BST', 'zone is not a time zone. Use a name such as Europe/London'],
    ['starts_on', '31 Feb', 'starts_on is not a date. Write it as year-month-day'],
    ['leaves_on', '0000-01-01', 'leaves_on is not a date'],
    ['roles', 'editor;boss', 'roles must be one of: oversight, editor, administrator.'],
    ['supervisor_id', 'PC7', 'supervisor_id is the person themselves.'],
    ['second_line_id', 'PC7', 'second_line_id is the person themselves.'],
    ['second_line_id', 'PC0', 'second_line_id is the supervisor again.'],
    ['duty_pattern_from', '2026-03-30', 'duty_pattern and duty_pattern_from need each other.'],
  ])('%s = %j', (column, cell, reason) => {
    expect(reasons({ [column]: cell })).toEqual([expect.stringContaining(reason)])
  })
  test('leaving before starting', () => {
    expect(reasons({ starts_on: '2026-02-01', leaves_on: '2026-01-31' })).toEqual(['leaves_on is before starts_on.'])
  })
  test.each([
    ['EEXX', 'duty_pattern needs one letter a day: E, L, N, D, or a hyphen'],
    ['----', 'duty_pattern needs one letter a day'],
    ['E'.repeat(61), 'duty_pattern is longer than 60 days'],
  ])('duty_pattern = %j', (duty_pattern, reason) => {
    const faults = reasons({ duty_pattern, duty_pattern_from: '2026-03-30' })
    expect(faults).toEqual([expect.stringContaining(reason)])
  })
  test('a pattern without its first day', () => {
    expect(reasons({ duty_pattern: 'E---' })).toEqual([expect.stringContaining('need each other')])
  })
  test('several at once, all on the same line', () => {
    const faults = read({ email: 'x', type: 'y', starts_on: 'z' })
    expect(Array.isArray(faults) && faults.map(({ line }) => line)).toEqual([17, 17, 17])
  })
  test('and never repeats the cell', () => {
    const canary = 'canary words'
    const all = Object.fromEntries(COLUMNS.map((column) => [column, canary]))
    expect(reasons(all).length).toBeGreaterThan(3)
    expect(reasons(all).join()).not.toContain('canary')
  })
  test('a line that could not be taken apart keeps its own fault', () => {
    expect(readPerson({ line: 4, cells: {}, fault: 'broken.' })).toEqual([{ line: 4, reason: 'broken.' }])
  })
})
