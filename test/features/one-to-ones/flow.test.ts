import { describe, expect, test } from 'vitest'
import { renderModal } from '../../../src/doors/slack/render.ts'
import { renderForm } from '../../../src/doors/teams/render.ts'
import type { OneToOneDeps } from '../../../src/features/one-to-ones/flow.ts'
import { formToText } from '../../../src/view/to-text.ts'
import { day } from '../../support/days.ts'
import { CALLER, command } from '../../support/requests.ts'
import { ACTION, CARRY, field, formOf, OPEN, PRIYA, person, press, room, SOMEBODY_ELSE, who } from './room.ts'

describe('who it was with', () => {
  test('offers my people and how they stand, the kinds, and the record of management action', async () => {
    const form = await formOf(room().room(command('one-to-one'), CALLER))
    expect(form).toMatchObject({ name: 'one-to-ones.who', values: { kind: 'regular' } })
    expect(field(form, 'person')).toMatchObject({
      options: [{ value: PRIYA, label: 'Priya Shah, Police Constable – overdue by 3 days' }],
    })
    expect(formToText(form)).toContain('Record of management action')
  })
  test('tells somebody without people what to do instead', async () => {
    expect((await room({ team: async () => [] }).ask(press({}))).kind).toBe('show')
  })
  test('asks for what is missing', async () => {
    expect(await room().ask(who({}))).toEqual({
      kind: 'keep',
      errors: { person: expect.any(String), kind: expect.any(String) },
    })
  })
  test('leads to the form of that kind', async () => {
    const form = await formOf(room().ask(who({ person: PRIYA, kind: 'welfare' })))
    expect(form).toMatchObject({
      name: 'one-to-ones.log',
      values: { kind: 'welfare', covered: ['wellbeing', 'welfare'] },
    })
  })
  test('or to another room', async () => {
    const led: string[] = []
    const management: OneToOneDeps['management'] = async (_request, _caller, id) => {
      led.push(id)
      return { kind: 'quiet' }
    }
    await room({}, { management }).ask(who({ person: PRIYA, kind: 'management' }))
    expect(led).toEqual([PRIYA])
  })
})

describe('the form about one person', () => {
  test('has today, the days of the force, a fresh key and what is open', async () => {
    const form = await formOf(room().ask(press({ person: PRIYA })))
    expect(form).toMatchObject({
      carry: CARRY,
      keeps: true,
      values: { heldOn: '2026-11-22', kind: 'regular', nextOn: '2026-12-20', next: 'agreed' },
    })
    expect(field(form, 'done')).toMatchObject({
      options: [{ value: `${ACTION}:2`, label: 'Book it – Priya Shah, by Monday 30 November 2026' }],
    })
  })
  test.each([
    ['regular', '2026-11-29', '2026-12-20'],
    ['regular', '2026-11-30', '2026-11-30'],
    ['regular', '2027-01-30', '2027-01-30'],
    ['welfare', '2026-11-30', '2026-11-30'],
    ['welfare', '2027-01-30', '2026-12-06'],
  ])('%s, with %s agreed before: the next one is proposed for %s', async (kind, dueOn, nextOn) => {
    const opening = async () => ({ person, open: [], dueOn: day(dueOn) })
    const form = await formOf(room({ opening }).ask(who({ person: PRIYA, kind })))
    expect(form).toMatchObject({ values: { nextOn } })
  })
  test('is refused about anybody else', async () => {
    await expect(room().ask(press({ person: SOMEBODY_ELSE }))).rejects.toMatchObject({ why: 'not-yours' })
    await expect(room().ask(who({ person: SOMEBODY_ELSE, kind: 'regular' }))).rejects.toMatchObject({
      why: 'not-yours',
    })
  })
  test('a long action is shortened with a mark, and says who and when all the same', async () => {
    const what = `Read ${'and summarise '.repeat(30)}`
    const opening = async () => ({ person, open: [{ ...OPEN, what }], dueOn: null })
    const form = await formOf(room({ opening }).ask(press({ person: PRIYA })))
    const done = field(form, 'done')
    const label = done?.kind === 'choice' ? (done.options[0]?.label ?? '') : ''
    expect(label).toMatch(/^Read and summarise and summarise .* … – Priya Shah, by Monday 30 November 2026$/)
    expect(label.length).toBeLessThan(130)
  })

  test('another action is one row more, with everything typed, up to five', async () => {
    const { submit, saved } = room()
    const form = await formOf(submit({ note: 'Half a', kind: 'stay', what1: 'x' }, CARRY, 'add-action'))
    expect(form).toMatchObject({ values: { note: 'Half a', what1: 'x' }, carry: { ...CARRY, rows: '2' } })
    expect(field(form, 'what2')).toBeDefined()
    expect(form.steps).toEqual([{ name: 'add-action', label: 'Add another action', after: 'due2' }])
    const last = await formOf(submit({}, { ...CARRY, rows: '4' }, 'add-action'))
    expect([field(last, 'what5') !== undefined, last.steps]).toEqual([true, []])
    expect(saved).toEqual([])
  })
  test('gets the rows that kept words need', async () => {
    const reply = await room().ask(press({ person: PRIYA }))
    const form = reply.kind === 'ask' ? reply.refill?.({ what3: 'x', kind: 'welfare' }) : undefined
    expect(form?.carry.rows).toBe('3')
    expect(form?.fields.map(({ name }) => name)).toContain('what3')
  })
})

test.each(['Priya', 'Wolfeschlegelsteinhausenbergerdorff '.repeat(4).trim(), 'x'.repeat(150)])(
  'a name of any length can be chosen and ticked in every door: %s',
  async (name) => {
    const long = { ...person, name }
    const what = 'y'.repeat(500)
    const opening = async () => ({ person: long, open: [{ ...OPEN, what }], dueOn: null })
    const team = async () => [{ ...long, lastHeldOn: null, dueOn: null }]
    const forms = [
      await formOf(room({ team }).ask(press({}))),
      await formOf(room({ opening }).ask(press({ person: PRIYA }))),
    ]
    for (const form of forms) expect(() => [renderModal(form), renderForm(form)]).not.toThrow()
  },
)
