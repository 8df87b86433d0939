import { expect, test } from 'vitest'
import { checkCover } from '../../../src/features/cover/cover.ts'
import { day } from '../../support/days.ts'

const TODAY = day('2026-11-25')
const typed = { people: ['a', 'b'], by: ' PC1 ', kind: 'cover', from: '2026-11-25', lastDay: '2026-11-27' }

test('what was typed becomes a draft', () => {
  const draft = { people: ['a', 'b'], by: 'PC1', kind: 'cover', from: '2026-11-25', lastDay: '2026-11-27' }
  expect(checkCover(typed, TODAY)).toEqual({ ok: true, draft })
})

test.each([
  [{ people: [] }, 'people', 'Choose at least one'],
  [{ by: ' ' }, 'by', 'Enter the name or number'],
  [{ kind: 'substantive' }, 'kind', 'cover or acting'],
  [{ from: '2026-11-24' }, 'from', 'today (Wednesday 25 November 2026) or later'],
  [{ from: '2026-02-31' }, 'from', 'There is no such date'],
  [{ lastDay: '' }, 'lastDay', 'Enter the last day'],
  [{ lastDay: '2026-11-24' }, 'lastDay', 'not be before the first'],
  [{ lastDay: '2027-06-01' }, 'lastDay', 'longer than six months'],
  [{ kind: 'acting', lastDay: '2029-01-01' }, 'lastDay', 'longer than two years'],
])('%j is refused at its field', (change, field, words) => {
  const checked = checkCover({ ...typed, ...change }, TODAY)
  expect(checked.ok ? {} : checked.errors).toEqual({ [field]: expect.stringContaining(words) })
})

test('acting may last longer than cover', () => {
  expect(checkCover({ ...typed, kind: 'acting', lastDay: '2027-06-01' }, TODAY).ok).toBe(true)
})
