import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCsv } from '../../../src/features/people/csv.ts'
import { judge } from './force.ts'

const { refused, stands: drafts } = judge(
  readCsv(readFileSync('prisma/sample/people.csv', 'utf8')).map(({ cells }) => cells),
)

test('the sample force imports whole', () => {
  expect(refused).toEqual([])
  expect(drafts.length).toBeGreaterThanOrEqual(58)
})

test('it has eight teams of a supervisor and at least four people who supervise nobody', () => {
  const supervisors = new Set(drafts.map(({ supervisor }) => supervisor))
  const teams = [...supervisors].map((head) => drafts.filter(({ supervisor }) => supervisor === head))
  const frontLine = teams.filter(
    (team) => team.length >= 4 && !team.some(({ reference }) => supervisors.has(reference)),
  )
  expect(frontLine).toHaveLength(8)
})

test('it has everyone whom the simulator shows: ranks, staff, specials, an inspector, oversight, an administrator', () => {
  expect(new Set(drafts.map(({ type }) => type))).toEqual(new Set(['officer', 'special', 'pcso', 'staff', 'volunteer']))
  expect(drafts.map(({ rank }) => rank)).toEqual(
    expect.arrayContaining(['Inspector', 'Sergeant', 'Performance and Wellbeing Sergeant']),
  )
  expect(new Set(drafts.flatMap(({ roles }) => roles))).toEqual(new Set(['oversight', 'editor', 'administrator']))
})

test('one person stands at the top, and nobody of it could be a real address', () => {
  expect(drafts.filter(({ supervisor }) => supervisor === null)).toHaveLength(1)
  expect(drafts.filter(({ email }) => !email.endsWith('@sample.example'))).toEqual([])
})
