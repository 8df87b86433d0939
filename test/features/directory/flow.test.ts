import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { buttonIn, buttonsIn, type Editing, editing, FILES, formIn, textIn } from './editing-desk.ts'
import { addEditor } from './editors.ts'

let database: Database
let ruth: Caller
let sam: Caller
let room: Editing
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  ruth = await addEditor(database, 'Ruth Adeyemi')
  sam = await addEditor(database, 'Sam Pryce')
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.prisma.serviceChange.deleteMany()
  room = editing(database)
})

const ours = { service: 'our-line' }
const rows = () => database.prisma.serviceChange.count()

describe('two editors of one entry', () => {
  test('the second sees both versions, loses nothing, and puts theirs in its place knowingly', async () => {
    const [hers, his] = [
      formIn(await room.presses(ruth, 'directory.correct', ours)),
      formIn(await room.presses(sam, 'directory.correct', ours)),
    ]
    await room.submits(ruth, hers, { hours: 'Mon-Fri 09:00-17:00', cost: 'Free', rung: 'yes' })
    const typed = { hours: 'Always', says: 'What Sam wrote.', rung: 'no' }
    const again = formIn(await room.submits(sam, his, typed))
    expect(again.values).toMatchObject(typed)
    expect(again.intro.join('\n')).toContain('Ruth Adeyemi')
    expect(again.intro).toContain('When it is open, as saved: Mon-Fri 09:00-17:00')
    expect(again.intro).toContain('Cost, as saved: Free')
    expect(await database.prisma.serviceChange.findMany()).toMatchObject([{ version: 1, changedById: ruth.person.id }])
    const answer = textIn(await room.submits(sam, again, {}))
    expect(answer).toContain('Saved. Readers see it now.')
    expect(answer).toContain('What Sam wrote.')
    expect(await database.prisma.serviceChange.findMany()).toMatchObject([{ version: 2, changedById: sam.person.id }])
  })
  test('a press on a card that is out of date records nothing and shows the entry as it is', async () => {
    const card = await room.presses(sam, 'directory.open', ours)
    await room.submits(ruth, formIn(await room.presses(ruth, 'directory.correct', ours)), {
      called: 'New',
      rung: 'yes',
    })
    const { name, carry } = buttonIn(card, 'I rang it, it is right')
    const answer = textIn(await room.presses(sam, name, carry))
    expect(answer).toContain('changed while you had it open')
    expect(answer).toContain('New')
    expect(await database.prisma.serviceChange.findMany()).toMatchObject([{ checkedById: ruth.person.id, version: 1 }])
  })
  test('a reason typed for an entry that changed meanwhile comes back in the form', async () => {
    const form = formIn(await room.presses(sam, 'directory.off', ours))
    await room.submits(ruth, formIn(await room.presses(ruth, 'directory.correct', ours)), {
      called: 'New',
      rung: 'yes',
    })
    const again = formIn(await room.submits(sam, form, { because: 'Nobody answers.' }))
    expect(again).toMatchObject({ values: { because: 'Nobody answers.' }, errors: { form: expect.any(String) } })
    expect(textIn(await room.submits(sam, again, {}))).toContain('Nobody answers.')
  })
})

describe('a second press', () => {
  test('of Save or of “I rang it” gives the same answer and has one effect', async () => {
    const form = formIn(await room.presses(ruth, 'directory.correct', ours))
    const values = { called: 'New', rung: 'no' }
    const [first, second] = await Promise.all([room.submits(ruth, form, values), room.submits(ruth, form, values)])
    for (const reply of [first, second, await room.submits(ruth, form, values)]) {
      expect(textIn(reply)).toContain('Saved.')
    }
    const { name, carry } = buttonIn(await room.presses(ruth, 'directory.open', ours), 'I rang it, it is right')
    const answers = await Promise.all([room.presses(ruth, name, carry), room.presses(ruth, name, carry)])
    for (const reply of answers) expect(textIn(reply)).toContain('Recorded')
    expect(await database.prisma.serviceChange.findMany()).toMatchObject([{ version: 2 }])
  })
  test('of Save with nothing changed writes nothing', async () => {
    const form = formIn(await room.presses(ruth, 'directory.correct', ours))
    expect(textIn(await room.submits(ruth, form, { rung: 'no' }))).toContain('Nothing was changed.')
    expect(await rows()).toBe(0)
  })
})

describe('the lines that never hide', () => {
  test.each(FILES.fixed)(
    '%s has no button to switch it off, and a form made up by hand is refused',
    async (service) => {
      const card = await room.presses(ruth, 'directory.open', { service })
      expect(buttonsIn(card).map(({ label }) => label)).not.toContain('Switch off')
      const form = formIn(await room.presses(ruth, 'directory.off', { service }))
      expect(await room.submits(ruth, form, { because: 'x' })).toMatchObject({
        kind: 'keep',
        errors: { form: 'This line can never be switched off.' },
      })
      const correct = formIn(await room.presses(ruth, 'directory.correct', { service }))
      const lost = await room.submits(ruth, correct, { contacts: '', rung: 'yes' })
      expect(lost).toMatchObject({ kind: 'keep', errors: { contacts: expect.any(String) } })
      expect(await rows()).toBe(0)
    },
  )
})

describe('switching on what the files keep off', () => {
  test('is a check: it is recorded with a name', async () => {
    const card = await room.presses(ruth, 'directory.open', { service: 'off-line' })
    const { name, carry } = buttonIn(card, 'I rang it, it is right: switch on')
    expect(textIn(await room.presses(ruth, name, carry))).toMatch(/Switched on[\s\S]*Ruth Adeyemi/)
    expect(room.saved).toMatchObject([{ switched: 'on', checked: { by: 'Ruth Adeyemi' } }])
  })
  test('without a number says what to do first', async () => {
    const card = await room.presses(ruth, 'directory.open', { service: 'bare-line' })
    const { name, carry } = buttonIn(card, 'I rang it, it is right: switch on')
    const answer = textIn(await room.presses(ruth, name, carry))
    expect(answer).toContain('An entry that is shown needs at least one contact. Choose Correct first.')
    expect(await rows()).toBe(0)
  })
})

describe('somebody who is no editor', () => {
  test('finds what is found behind words nobody knows; a form they had keeps its words', async () => {
    const form = formIn(await room.presses(ruth, 'directory.correct', ours))
    const nobody = await addEditor(database, 'Nobody', ['oversight', 'administrator'])
    expect(await room.asks(nobody, { kind: 'command', name: 'alongside', words: 'directory' })).toEqual({
      kind: 'quiet',
    })
    for (const button of ['open', 'list', 'check', 'on', 'correct', 'off']) {
      expect(await room.presses(nobody, `directory.${button}`, ours)).toEqual({ kind: 'quiet' })
    }
    await expect(room.submits(nobody, form, { rung: 'yes' })).rejects.toMatchObject({ why: 'not-yours' })
    expect(await rows()).toBe(0)
  })
})

test.each([{}, { service: 'gone', seen: '0' }, { ...ours, seen: '-1' }, { ...ours, seen: '0', once: 'x' }])(
  'a form with %j behind it is not one of ours: it stays open, with a sentence',
  async (carry) => {
    const form = formIn(await room.presses(ruth, 'directory.correct', ours))
    expect(await room.submits(ruth, { ...form, carry }, {})).toMatchObject({
      kind: 'keep',
      errors: { form: expect.stringContaining('too old') },
    })
    expect(textIn(await room.presses(ruth, 'directory.open', { service: 'gone' }))).toContain('Services to check')
    expect(textIn(await room.presses(ruth, 'directory.check', ours))).toContain('Our line')
  },
)

test('one’s own entry stands first, however it is spelt', async () => {
  const owner = { ...ruth, person: { ...ruth.person, email: 'owner@force.example' } }
  const [first] = buttonsIn(await room.asks(owner, { kind: 'opened' }))
  expect(first).toMatchObject({ label: 'Our line' })
  expect(textIn(await room.asks(owner, { kind: 'opened' }))).toContain('You are named as the owner of 1.')
})
