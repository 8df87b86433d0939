import { describe, expect, test } from 'vitest'
import type { OneToOneDeps } from '../../../src/features/one-to-ones/flow.ts'
import { Failure } from '../../../src/kernel/failure.ts'
import type { Values } from '../../../src/view/form.ts'
import type { Carry } from '../../../src/view/message.ts'
import { desk } from '../../conversation/desk.ts'
import { request } from '../../support/requests.ts'
import { ACTION, CARRY, formOf, GOOD, ONCE, OPEN, PRIYA, person, room, SOMEBODY_ELSE } from './room.ts'

describe('saving', () => {
  test('hands over the checked draft and the form’s own key, and says what was saved without a word of the note', async () => {
    const { saved, submit } = room()
    const reply = await submit({
      ...GOOD,
      what1: 'Canary',
      owner1: 'person',
      due1: '2026-12-01',
      done: [`${ACTION}:2`],
    })
    expect(saved[0]).toMatchObject([{ subject: PRIYA, note: GOOD.note, done: [{ id: ACTION, version: 2 }] }, ONCE])
    const text = JSON.stringify(reply)
    expect(reply).toMatchObject({ kind: 'update', message: { notice: 'Saved in Alongside' } })
    expect(text).toContain('Priya Shah gets the shared part as a private message')
    expect(text).not.toContain(GOOD.note)
    expect(text).not.toContain('Canary')
  })
  test('with no next one says why, and promises no reminder', async () => {
    const text = JSON.stringify(await room().submit({ ...GOOD, nextOn: '', next: 'leaving' }))
    expect(text).toContain('None. They are leaving the force.')
    expect(text).toContain('won’t be reminded')
  })
  test.each(['note', 'ownNote', 'what1'])(
    'words in %s that may speak of danger: help comes before the dates',
    async (at) => {
      const worried: OneToOneDeps['worried'] = (text) =>
        text === 'DANGER' ? [{ kind: 'text', text: 'What to do' }] : []
      const typed = { ...GOOD, what1: 'x', owner1: 'person', due1: '2026-12-01', [at]: 'DANGER' }
      const reply = await room({}, { worried }).submit(typed)
      if (reply.kind !== 'update') throw new Error(`a ${reply.kind}`)
      expect(reply.message.body.slice(0, 3).map(({ kind }) => kind)).toEqual(['heading', 'text', 'divider'])
    },
  )

  test.each<[string, Values, Carry, string]>([
    ['no key', GOOD, { person: PRIYA }, 'form'],
    ['nobody', GOOD, { once: ONCE }, 'form'],
    ['a forged key', GOOD, { ...CARRY, once: "x'; drop table" }, 'form'],
    ['a person who is no id', GOOD, { ...CARRY, person: 'PC1001' }, 'form'],
    ['two dates', { ...GOOD, heldOn: ['2026-11-20', '2026-11-19'] }, CARRY, 'heldOn'],
    ['an empty list for a note', { ...GOOD, note: [] }, CARRY, 'note'],
    ['a faulty date', { ...GOOD, heldOn: '31 Feb' }, CARRY, 'heldOn'],
  ])('%s: nothing is saved and the form stays as it is', async (_what, values, carry, at) => {
    const { saved, submit } = room()
    expect(await submit(values, carry)).toEqual({ kind: 'keep', errors: { [at]: expect.any(String) } })
    expect(saved).toEqual([])
  })
  test('values that arrive as lists are taken, and no piece of a note is dropped', async () => {
    const { saved, submit } = room()
    await submit({ ...GOOD, kind: ['regular'], note: ['First.', 'Second.'] })
    expect(saved[0]?.[0]).toMatchObject({ note: 'First.\nSecond.' })
  })
  test('fields nobody made change nothing', async () => {
    const { saved, submit } = room()
    await submit({ ...GOOD, person: SOMEBODY_ELSE, subject: SOMEBODY_ELSE, __proto__: 'x', constructor: 'x' })
    expect(saved[0]?.[0]).toMatchObject({ subject: PRIYA })
  })

  test('an action changed meanwhile: its tick is refused, everything else stays as typed', async () => {
    const other = { ...OPEN, id: ONCE }
    const { submit } = room({
      record: async () => 'ticks-changed',
      opening: async () => ({ person, open: [{ ...OPEN, version: 3 }, other], dueOn: null }),
    })
    const form = await formOf(submit({ ...GOOD, done: [`${ACTION}:2`, `${ONCE}:2`] }))
    expect(form).toMatchObject({
      carry: CARRY,
      values: { note: GOOD.note, done: [`${ONCE}:2`] },
      errors: { done: expect.stringContaining('Somebody else changed') },
    })
  })
})

test('a refusal in the store reaches the person as a form still filled', async () => {
  const record = () => Promise.reject(new Failure('not-yours', 'Not on your list.', 'refused'))
  const oneToOnes = room({ record }).room
  const { handle } = desk({ enrolled: { 'one-to-ones': oneToOnes, today: oneToOnes } })
  const reply = await handle(request({ kind: 'submit', form: 'one-to-ones.log', values: GOOD, carry: CARRY }))
  expect(reply).toEqual({ kind: 'keep', errors: { form: 'Not on your list.' } })
})
