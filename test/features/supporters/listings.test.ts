import { afterAll, beforeAll, expect, test } from 'vitest'
import { listingRoom } from '../../../src/features/supporters/listing-flow.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import type { Carry } from '../../../src/view/message.ts'
import { formToText, messageToText } from '../../../src/view/to-text.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { request } from '../../support/requests.ts'
import { opened } from '../../support/store.ts'
import { desk } from './desk.ts'
import { WORDING } from './people.ts'

let database: Database
let room: ReturnType<typeof desk>
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  room = desk(database)
})
afterAll(() => database.close())

const GOOD = { kinds: ['chaplain'], says: 'I keep bees.', email: 'me@force.example', agree: ['yes'] }
const facts = ({ person }: Caller) =>
  database.prisma.auditFact.findMany({ where: { subjectId: person.id }, orderBy: { seq: 'asc' } })
const kept = ({ person }: Caller) => database.prisma.listing.findUnique({ where: { personId: person.id } })

function enter(caller: Caller) {
  const run = listingRoom({
    own: ({ person }) => room.listings.own(person.id),
    places: () => room.listings.places(),
    save: (by, listing, version) => room.listings.save(by, listing, version),
    withdraw: (by) => room.listings.withdraw(by),
    wording: WORDING,
  })
  return {
    press: (button: string, carry: Carry = {}) => run(request({ kind: 'press', button, carry }), caller),
    save: (values: object = {}, carry: Carry = { version: '0' }, form = 'listing.save') =>
      run(request({ kind: 'submit', form, values: { ...GOOD, ...values }, carry }), caller),
  }
}

test('agreed, changed, away and withdrawn: each with its fact, of ids only, and the row is gone at the end', async () => {
  const me = await room.caller()
  const { press, save } = enter(me)
  await save()
  await save({ hours: 'Mon-Fri 9-17' }, { version: '1' })
  await save({ awayUntil: '2026-04-02' }, { version: '2' }, 'listing.away')
  expect(await kept(me)).toMatchObject({ version: 3, says: 'I keep bees.', hours: 'Mon-Fri 09:00-17:00' })
  await press('listing.back')
  await press('listing.withdraw')
  expect(await kept(me)).toMatchObject({ awayUntil: null })
  await press('listing.withdraw-now')
  await press('listing.withdraw-now')
  expect(await kept(me)).toBeNull()
  const told = await facts(me)
  expect(told.map(({ kind }) => kind)).toEqual([
    'listing.agreed',
    'listing.changed',
    'listing.changed',
    'listing.changed',
    'listing.withdrawn',
  ])
  expect(told.map(({ body }) => body)).toEqual(told.map(() => ({})))
})

test.each([
  [{ agree: [] }, 'agree'],
  [{ kinds: [] }, 'kinds'],
  [{ kinds: ['king'] }, 'kinds'],
  [{ email: '' }, 'phone'],
  [{ email: 'nobody' }, 'email'],
  [{ phone: 'ring me' }, 'phone'],
  [{ says: 'x'.repeat(121) }, 'says'],
  [{ sites: ['ffffffff'] }, 'sites'],
  [{ units: ['Custody'] }, 'units'],
  [{ hours: 'Mon 9-5', pattern: 'EE--', patternFrom: '2026-01-05' }, 'hours'],
  [{ pattern: 'EE--' }, 'patternFrom'],
  [{ pattern: 'EZ--', patternFrom: '2026-01-05' }, 'pattern'],
  [{ pattern: '----', patternFrom: '2026-01-05' }, 'pattern'],
  [{ awayFrom: '2026-04-01' }, 'awayUntil'],
  [{ awayFrom: '2026-04-02', awayUntil: '2026-04-01' }, 'awayUntil'],
  [{ awayUntil: '2026-03-29' }, 'awayUntil'],
  [{ awayUntil: '31 Feb' }, 'awayUntil'],
])('%o is refused at %s, and nothing is written', async (values, field) => {
  const me = await room.caller()
  const reply = await enter(me).save(values)
  expect(reply.kind === 'keep' && Object.keys(reply.errors)).toEqual([field])
  expect([await kept(me), await facts(me)]).toEqual([null, []])
})

test('a text made to keep a pattern busy is refused by its length', async () => {
  const me = await room.caller()
  const { save } = enter(me)
  for (const email of [`a@${'.'.repeat(500_000)}@`, `a@${'.'.repeat(199)}@`])
    expect(Object.keys(Reflect.get(await save({ email }), 'errors'))).toEqual(['email'])
  expect(await kept(me)).toBeNull()
})

test('two who change one listing: the second sees what is kept now, with what they typed still there', async () => {
  const me = await room.caller()
  const { save } = enter(me)
  await save()
  await save({ says: 'From my phone.' }, { version: '1' })
  const reply = await save({ says: 'From my desk.' }, { version: '1' })
  if (reply.kind !== 'ask') throw new Error(reply.kind)
  expect(reply.form.values.says).toBe('From my desk.')
  expect(formToText(reply.form)).toContain('From my phone.')
  expect(await kept(me)).toMatchObject({ says: 'From my phone.', version: 2 })
  await save({ says: 'From my desk.' }, reply.form.carry)
  expect(await kept(me)).toMatchObject({ says: 'From my desk.', version: 3 })
})

test('a form sent twice, also at once, is saved once', async () => {
  const me = await room.caller()
  const { save } = enter(me)
  const replies = await Promise.all([save(), save(), save()])
  for (const reply of replies)
    expect(reply.kind === 'update' && messageToText(reply.message)).toContain('Your listing is saved')
  expect([(await kept(me))?.version, (await facts(me)).length]).toEqual([1, 1])
})

test('the form comes filled with what is listed, and days away that are over are left out', async () => {
  const me = await room.listed({
    kinds: ['trim'],
    pattern: 'EE--',
    patternFrom: day('2026-01-05'),
    awayUntil: day('2026-03-29'),
  })
  const reply = await enter(me).press('listing.form')
  expect(reply).toMatchObject({
    kind: 'ask',
    form: {
      values: { kinds: ['trim'], pattern: 'EE--', patternFrom: '2026-01-05', awayUntil: '' },
      carry: { version: '1' },
    },
  })
})

test('nothing that is sent along names another person’s listing', async () => {
  const [me, other] = [await room.caller(), await room.listed()]
  const { press, save } = enter(me)
  const forged = { person: other.person.id, version: '1' }
  await save({ person: other.person.id, personId: other.person.id }, forged)
  await press('listing.withdraw-now', forged)
  expect(await kept(other)).toMatchObject({ version: 1, kinds: ['mhfa'] })
})

test('a closed vocabulary, one way to be reached and times in order are held by the database too', async () => {
  const { person } = await room.listed()
  const change = (data: object) => database.prisma.listing.update({ where: { personId: person.id }, data })
  await expect(change({ kinds: ['king'] })).rejects.toThrow()
  await expect(change({ kinds: [] })).rejects.toThrow()
  await expect(change({ phone: '', email: '' })).rejects.toThrow()
  await expect(change({ pattern: 'EE--' })).rejects.toThrow()
  await expect(change({ awayFrom: new Date('2026-04-02'), awayUntil: new Date('2026-04-01') })).rejects.toThrow()
})
