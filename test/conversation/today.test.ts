import { describe, expect, test } from 'vitest'
import { dueInWords, todayRoom } from '../../src/conversation/today.ts'
import type { TeamMember } from '../../src/kernel/team.ts'
import { messageToText } from '../../src/view/to-text.ts'
import { day } from '../support/days.ts'
import { CALLER, command } from '../support/requests.ts'

const member = (name: string, dueOn: string | null): TeamMember => ({
  id: name,
  name,
  rank: 'Police Constable',
  lastHeldOn: dueOn === null ? null : day('2026-10-01'),
  dueOn: dueOn === null ? null : day(dueOn),
})

async function page(team: readonly TeamMember[]): Promise<{ notice: string; text: string; waiting: string }> {
  const reply = await todayRoom({ team: async () => team })(command('team'), CALLER)
  if (reply.kind !== 'show') throw new Error(`a ${reply.kind}`)
  const list = reply.message.body.find((node) => node.kind === 'list')
  const text = messageToText(reply.message)
  return { notice: reply.message.notice, text, waiting: list?.kind === 'list' ? list.items.join('\n') : '' }
}

describe('the page of the day', () => {
  test('puts first who is overdue, due within the week or never met, and then lists everyone', async () => {
    const { text, waiting } = await page([
      member('Overdue', '2026-11-19'),
      member('Today', '2026-11-22'),
      member('Saturday', '2026-11-28'),
      member('Next Sunday', '2026-11-29'),
      member('Never', null),
    ])
    expect(waiting.split('\n')).toEqual([
      'Overdue: one-to-one overdue by 3 days',
      'Today: one-to-one due today',
      'Saturday: one-to-one due Saturday 28 November 2026',
      'Never: no one-to-one logged yet',
    ])
    expect(text).toContain('Next Sunday, Police Constable: last one-to-one Thursday 1 October 2026, next Sunday 29')
  })
  test('says so when nothing is due', async () => {
    expect((await page([member('Later', '2027-01-01')])).text).toContain('Nothing is due this week.')
  })
  test('tells somebody without people what to do', async () => {
    const { text } = await page([])
    expect(text).toContain('ask your administrator')
    expect(text).toContain('See where help is')
  })
  test('shows no name on a lock screen', async () => {
    expect((await page([member('Priya Shah', '2026-11-22')])).notice).not.toContain('Priya')
  })
})

test.each([
  ['2026-11-21', 'one-to-one overdue by 1 day'],
  ['2026-11-20', 'one-to-one overdue by 2 days'],
  ['2026-11-23', 'one-to-one due Monday 23 November 2026'],
])('due on %s, on the 22nd: %s', (dueOn, words) => {
  expect(dueInWords(day(dueOn), day('2026-11-22'))).toBe(words)
})
