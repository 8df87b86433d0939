import { afterAll, beforeAll, expect, test } from 'vitest'
import { personOf } from '../../../src/features/people/person-row.ts'
import { settingsRoom } from '../../../src/features/settings/flow.ts'
import { chosenIn } from '../../../src/features/settings/setting.ts'
import { ownSetting, saveSetting } from '../../../src/features/settings/store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import { NOTHING_SET, type Setting } from '../../../src/kernel/setting.ts'
import type { Database } from '../../../src/store/database.ts'
import { day } from '../../support/days.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { request } from '../../support/requests.ts'
import { AT, addPerson, opened } from '../../support/store.ts'

let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
})
afterAll(() => database.close())

async function somebody(): Promise<Caller> {
  const id = await addPerson(database.prisma)
  const person = personOf(await database.prisma.person.findUniqueOrThrow({ where: { id } }))
  return { person, door: 'slack', now: AT, today: day('2026-03-30') }
}
const save = (caller: Caller, wanted: Setting, version: number) => saveSetting(database.prisma, caller, wanted, version)
const facts = ({ person }: Caller) => database.prisma.auditFact.findMany({ where: { subjectId: person.id } })
const FRIDAY: Setting = { ...NOTHING_SET, digestDay: 5 }
const WELSH: Setting = { ...NOTHING_SET, language: 'cy' }

test('they are saved with a fact, once, also when Save is pressed twice at the same moment', async () => {
  const caller = await somebody()
  const both = await Promise.all([save(caller, FRIDAY, 0), save(caller, FRIDAY, 0)])
  expect(both).toEqual([1, 1].map((version) => ({ kind: 'saved', now: { setting: FRIDAY, version } })))
  expect(await ownSetting(database.prisma, caller)).toEqual({ setting: FRIDAY, version: 1 })
  expect(await facts(caller)).toMatchObject([{ kind: 'setting.changed', actorId: caller.person.id, body: {} }])
})

test('what was changed elsewhere meanwhile is shown beside what was chosen, and saving again lets it stand', async () => {
  const caller = await somebody()
  await save(caller, FRIDAY, 0)
  const room = settingsRoom({
    own: (who) => ownSetting(database.prisma, who),
    save: (who, wanted, version) => save(who, wanted, version),
    language: 'en',
  })
  const submit = (version: string) =>
    room(
      request({ kind: 'submit', form: 'settings.change', values: chosenIn(WELSH, 'en'), carry: { version } }),
      caller,
    )
  const stale = await submit('0')
  if (stale.kind !== 'ask') throw new Error(`a ${stale.kind}`)
  expect(stale.form.errors.form).toContain('summary Fridays at 09:00')
  expect(stale.form.values).toEqual(chosenIn(WELSH, 'en'))
  expect((await ownSetting(database.prisma, caller)).setting).toEqual(FRIDAY)
  expect((await submit(stale.form.carry.version ?? '')).kind).toBe('update')
  expect(await ownSetting(database.prisma, caller)).toEqual({ setting: WELSH, version: 2 })
})

test('nobody else’s settings are touched, and nothing is written for what is as it was', async () => {
  const [caller, other] = [await somebody(), await somebody()]
  await save(caller, FRIDAY, 0)
  expect(await ownSetting(database.prisma, other)).toEqual({ setting: NOTHING_SET, version: 0 })
  expect((await save(other, NOTHING_SET, 0)).now.version).toBe(0)
  expect(await facts(other)).toEqual([])
})

test('the database itself holds no day or language that is none', async () => {
  const caller = await somebody()
  await expect(save(caller, { ...NOTHING_SET, digestDay: 8 }, 0)).rejects.toThrow()
})
