import { afterAll, beforeAll, expect, test } from 'vitest'
import { handoverEntries } from '../../../src/features/handover/copy-store.ts'
import { object } from '../../../src/features/handover/objection-store.ts'
import { readPack } from '../../../src/features/handover/pack-store.ts'
import { saveSummary } from '../../../src/features/handover/summary-store.ts'
import { comment } from '../../../src/features/record/additions-store.ts'
import { exportRecord } from '../../../src/features/record/export-store.ts'
import { oneRecord } from '../../../src/features/record/one-store.ts'
import { search } from '../../../src/features/record/search-store.ts'
import { timeline } from '../../../src/features/record/timeline-store.ts'
import type { Caller } from '../../../src/kernel/caller.ts'
import type { Database } from '../../../src/store/database.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { opened } from '../../support/store.ts'
import { daysLater, desk } from '../handover/desk.ts'

let database: Database
let at: ReturnType<typeof desk>
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  at = desk(database)
})
afterAll(() => database.close())

/** Every way to the words of one-to-ones: what each of them shows of "rest days", and whether a comment is told to them. */
async function ways(reader: Caller, person: string, record: string, self: Caller) {
  const page = await timeline(at.deps, reader, { person, only: null, after: null })
  const one = await oneRecord(at.deps, reader, record)
  const found = await search(at.deps, reader, ['rest'])
  const copy = await at.db.$transaction((tx) => exportRecord({ ...at.deps, others: [] }, tx, reader, person))
  const once = at.deps.newId()
  await comment(at.deps, self, { record, text: 'Not quite.', once })
  const told = await at.outbox([reader.person.id])
  const answered = told.filter(({ rule }) => rule === 'record-answered').length > 0
  return [
    JSON.stringify([page.entries, one.shared, one.ownNote, found.hits, copy.page]).includes('rest days'),
    answered,
  ]
}

test('what an objection holds back from the receiver is held back from whoever covers for them, every way there is', async () => {
  const [person, from, to, inspector, cover] = await Promise.all([1, 2, 3, 4, 5].map(() => at.somebody()))
  if (!person || !from || !to || !inspector || !cover) throw new Error('nobody was made')
  await Promise.all([at.link(person, from), at.link(from, inspector), at.link(to, inspector)])
  const record = await at.note(person, from, { own: true, passOn: true })
  await at.move(person, from, to)
  await at.plan()
  const [handover] = await at.of(person)
  if (!handover) throw new Error('nothing opened')
  const summary = { agreed: 'Starts the course in January.', adjustments: '', next: '' }
  await saveSummary(at.deps, await at.caller(from), { id: handover.id, seen: '', summary })
  const self = await at.caller(person, daysLater(1))
  await at.link(person, cover, 'cover', '2026-11-26', '2026-12-10')
  const covering = await at.caller(cover, daysLater(1))

  // Nothing is held yet: the tools of this test find what is there.
  expect((await readPack(at.deps, covering, handover.id)).summary).toEqual(summary)
  expect(await ways(covering, person, record, self)).toEqual([true, true])

  await object(at.deps, self, handover.id, 'Not him.')
  await at.db.outbox.deleteMany({ where: { recipientId: { in: [cover, to] } } })
  for (const reader of [covering, await at.caller(to, daysLater(1))]) {
    expect((await readPack(at.deps, reader, handover.id)).summary).toBeNull()
    const copied = await at.db.$transaction((tx) => handoverEntries(at.deps, tx, reader, person))
    expect(copied).toMatchObject([{ entry: { texts: [] } }])
    expect(await ways(reader, person, record, self)).toEqual([false, false])
  }
})
