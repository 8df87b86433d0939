import { beforeEach, expect, test } from 'vitest'
import type { Move } from '../../../src/kernel/people.ts'
import type { Database } from '../../../src/store/database.ts'
import { digests, dump } from '../../support/database-dump.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, opened } from '../../support/store.ts'
import { officer, officers, rowsOf } from './force.ts'
import { linksOf, put } from './import-rig.ts'

let database: Database
let url: string
beforeEach(async () => {
  url = (await freshDatabase()).url
  database = await opened(url)
  await put(database, rowsOf(officers(60)))
  return () => database.close()
})

const rows = async () => digests(await dump(url))

/** The sixty, some of them changed. */
const but = (...changed: ReturnType<typeof officer>[]) => {
  const byId = new Map(changed.map((cells) => [cells.person_id, cells]))
  return rowsOf(officers(60).map((cells) => byId.get(cells.person_id) ?? cells))
}

test('a move ends the old link on the day and begins the new one; acting and cover links stay', async () => {
  const id = async (reference: string) => (await database.prisma.person.findUniqueOrThrow({ where: { reference } })).id
  const cover = { personId: await id('PC4'), supervisorId: await id('PC5'), createdAt: AT }
  for (const kind of ['acting', 'cover']) {
    await database.prisma.supervisionLink.create({
      data: { ...cover, id: crypto.randomUUID(), kind, fromDate: new Date('2026-01-05'), untilDate: null },
    })
  }
  const told: Move[][] = []
  await put(database, but(officer(4, { supervisor_id: 'PC3' }), officer(6, { supervisor_id: '' })), {
    at: new Date('2026-06-01T22:59:00Z'),
    moved: async (_tx, moves) => {
      told.push([...moves])
      return []
    },
  })
  expect((await linksOf(database)).filter((link) => /^PC[46] /.test(link))).toEqual([
    'PC4 under PC0, substantive 2026-03-30 to 2026-06-01',
    'PC4 under PC3, substantive 2026-06-01 to on',
    'PC4 under PC5, acting 2026-01-05 to on',
    'PC4 under PC5, cover 2026-01-05 to on',
    'PC6 under PC0, substantive 2026-03-30 to 2026-06-01',
  ])
  expect(told).toEqual([
    [
      { person: await id('PC4'), from: await id('PC0'), to: await id('PC3') },
      { person: await id('PC6'), from: await id('PC0'), to: null },
    ],
  ])
})

test('what is done at a move goes in with it or not at all', async () => {
  const before = await rows()
  const broken = put(database, but(officer(4, { supervisor_id: 'PC3' })), {
    moved: async () => {
      throw new Error('no handover')
    },
  })
  await expect(broken).rejects.toThrow('no handover')
  expect(await rows()).toEqual(before)
})

test('those whose supervisor has left are named, unless somebody covers', async () => {
  const under = (index: number) => officer(index, { supervisor_id: 'PC3' })
  await put(database, but(under(4), under(5), under(6)))
  const leaving = officer(3, { leaves_on: '2026-03-31' })
  const file = but(leaving, under(4), under(5), { ...under(6), leaves_on: '2026-03-29' })
  expect((await put(database, file)).lines.filter((line) => line.startsWith('Without'))).toEqual([])
  const tomorrow = { at: new Date('2026-03-31T08:00:00Z') }
  const said = ['Without a supervisor: PC4, PC5 (PC3 left on 2026-03-31)']
  expect((await put(database, file, tomorrow)).lines).toEqual(said)
  const [four, nine] = await Promise.all(
    ['PC4', 'PC9'].map((reference) => database.prisma.person.findUniqueOrThrow({ where: { reference } })),
  )
  await database.prisma.supervisionLink.create({
    data: {
      ...{ id: crypto.randomUUID(), personId: four?.id ?? '', supervisorId: nine?.id ?? '', kind: 'cover' },
      ...{ fromDate: new Date('2026-03-31'), untilDate: new Date('2026-04-07'), createdAt: AT },
    },
  })
  expect((await put(database, file, tomorrow)).lines).toEqual(['Without a supervisor: PC5 (PC3 left on 2026-03-31)'])
})
