import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { directoryStore } from '../../../src/features/directory/store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { addEditor, change, made } from './editors.ts'

let database: Database
let ruth: Caller
let sam: Caller
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  ruth = await addEditor(database, 'Ruth Adeyemi')
  sam = await addEditor(database, 'Sam Pryce')
})
afterAll(() => database.close())
beforeEach(() => database.prisma.serviceChange.deleteMany())

const store = directoryStore({ db: () => database.prisma })
const facts = () => database.prisma.auditFact.findMany({ where: { kind: { startsWith: 'directory.' } } })

test('a change is there with its fact, which holds ids and no words', async () => {
  const before = (await facts()).length
  const fields = { name: 'canary name', cost: null }
  const now = await made(store, ruth, change('our-line', { fields, checked: 'mine' }))
  expect(now).toEqual({
    service: 'our-line',
    fields,
    switched: null,
    offBecause: null,
    checked: { on: ruth.today, by: 'Ruth Adeyemi' },
    version: 1,
    changed: { at: ruth.now, by: 'Ruth Adeyemi' },
  })
  expect(await store.corrections(sam)).toEqual([now])
  const added = (await facts()).slice(before)
  expect(added).toMatchObject([
    {
      kind: 'directory.corrected',
      actorId: ruth.person.id,
      subjectId: null,
      body: { service: 'our-line', version: 1 },
    },
  ])
  expect(JSON.stringify(added.map(({ body }) => body))).not.toContain('canary')
})

describe('a check', () => {
  test('made before stays when something else is changed, and goes when what stands there is another number', async () => {
    const checked = await made(store, ruth, change('our-line', { kind: 'directory.checked', checked: 'mine' }))
    const priced = await made(store, sam, change('our-line', { fields: { cost: 'Free' }, seen: 1 }))
    expect(priced.checked).toEqual(checked.checked)
    expect((await made(store, sam, change('our-line', { checked: null, seen: 2 }))).checked).toBeNull()
  })
})

describe('two editors', () => {
  test('the second is told what the first wrote, and overwrites nothing', async () => {
    const first = await made(store, ruth, change('our-line', { fields: { name: 'First' } }))
    const second = change('our-line', { fields: { name: 'Second' } })
    expect(await store.change(sam, second, randomUUID())).toEqual({ kind: 'stale', now: first })
    expect(await made(store, sam, { ...second, seen: 1 })).toMatchObject({ version: 2, fields: { name: 'Second' } })
  })
  test('at the same moment: one is saved, the other is told', async () => {
    const both = await Promise.all(
      [ruth, sam].map((caller) =>
        store.change(caller, change('our-line', { fields: { name: caller.person.name } }), randomUUID()),
      ),
    )
    expect(both.map(({ kind }) => kind).sort()).toEqual(['saved', 'stale'])
    const winner = both.find(({ kind }) => kind === 'saved')
    expect(await store.corrections(ruth)).toEqual([winner?.now])
  })
})

describe('a second press', () => {
  test('has no second effect and gives the same answer', async () => {
    const once = randomUUID()
    const wanted = change('our-line', { fields: { name: 'New', hours: { kind: 'always' } }, checked: 'mine' })
    const before = (await facts()).length
    const answers = await Promise.all([1, 2].map(() => store.change(ruth, wanted, once)))
    expect(await store.change(ruth, wanted, once)).toEqual(answers[0])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ kind: 'saved', now: { version: 1 } })
    expect((await facts()).length - before).toBe(1)
  })
  test('with other words is not passed off as saved', async () => {
    const once = randomUUID()
    await store.change(ruth, change('our-line', { fields: { name: 'New' } }), once)
    const again = await store.change(ruth, change('our-line', { fields: { name: 'Newer' } }), once)
    expect(again).toMatchObject({ kind: 'stale', now: { fields: { name: 'New' } } })
  })
})

describe('somebody who may not', () => {
  test.each<[string, () => Promise<Caller>]>([
    ['without the role', () => addEditor(database, 'No Role', ['oversight', 'administrator'])],
    [
      'whose role was taken back while the form was open',
      async () => {
        const caller = await addEditor(database, 'Was Editor')
        await database.prisma.person.update({ where: { id: caller.person.id }, data: { roles: [] } })
        return caller
      },
    ],
    [
      'who left today',
      async () => {
        const caller = await addEditor(database, 'Left')
        const leavesOn = new Date(`${caller.today}T00:00:00Z`)
        await database.prisma.person.update({ where: { id: caller.person.id }, data: { leavesOn } })
        return caller
      },
    ],
  ])('%s sees nothing and changes nothing', async (_what, who) => {
    const caller = await who()
    await made(store, ruth, change('our-line'))
    expect(await store.corrections(caller)).toBeNull()
    await expect(store.change(caller, change('our-line', { seen: 1 }), randomUUID())).rejects.toMatchObject({
      why: 'not-yours',
    })
    expect(await store.corrections(ruth)).toMatchObject([{ version: 1 }])
  })
})
