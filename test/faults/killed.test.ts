import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createCipher } from '../../src/store/cipher.ts'
import { socketUrl } from '../../src/store/embedded-socket.ts'
import { simulatorKeys } from '../../src/store/keys.ts'
import { type Built, build, startBuilt } from '../support/built.ts'
import { temporaryFolder } from '../support/postgres.ts'
import { connected } from '../support/postgres-template.ts'
import { opened } from '../support/store.ts'
import { answerTo, SAVED, type Sent, writeUntilGone } from './writer.ts'

const SUPERVISORS = ['PC1007', 'PC1002', 'PC1001', 'PC1003']
const ROUNDS = 5
/** Just after its start the app may still be looking for its database. */
const PATIENCE = { timeout: 15_000, interval: 250 }

let folder: string
let app: Built
const settings = () => ({ DATA_DIR: folder })
const ask = (text: string) =>
  connected(socketUrl(folder), async (client) => (await client.query<Record<string, string>>(text)).rows)

beforeAll(async () => {
  await build()
  folder = temporaryFolder()
  app = await startBuilt(settings())
}, 120_000)
afterAll(async () => {
  await app?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test('killed in the middle of saving, again and again: what was acknowledged is there, and nothing by halves', async () => {
  const sent: Sent[] = []
  const [sample] = await ask('SELECT count(*) FROM one_to_one')
  for (let round = 0; round < ROUNDS; round++) {
    const before = sent.length
    // A different number each round, so that the end falls into different places of a save.
    const { enough, over } = write(sent, 6 + 5 * round)
    await Promise.race([enough, over])
    await app.kill('SIGKILL')
    await over
    app = await startBuilt(settings())

    const kept = new Set((await ask('SELECT once FROM one_to_one')).map(({ once }) => once))
    const lost = sent.filter(({ once, acknowledged }) => acknowledged && !kept.has(once))
    expect(lost, `lost in round ${round + 1}`).toEqual([])
    expect(sent.slice(before).filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(0)
    // Whoever got no answer presses Save again, and so do some who had one: one effect each.
    for (const one of sent.slice(before).filter((each, index) => !each.acknowledged || index < 3)) {
      await vi.waitFor(async () => expect(await answerTo(app.origin, one)).toContain(SAVED), PATIENCE)
    }
  }

  const [now] = await ask('SELECT count(*) FROM one_to_one')
  expect(Number(now?.count) - Number(sample?.count)).toBe(new Set(sent.map(({ once }) => once)).size)
  expect(await ask(HALVES)).toEqual([])
  expect(await ask(STRAY_FACTS)).toEqual([])
  await expectNotes(sent)
}, 120_000)

/** All supervisors write at once. `enough`: so many are acknowledged; `over`: the app is gone for every one of them. */
function write(sent: Sent[], wanted: number): { enough: Promise<void>; over: Promise<unknown> } {
  let saved = 0
  let reached = (): void => undefined
  const enough = new Promise<void>((resolve) => {
    reached = resolve
  })
  const done = (): void => {
    saved += 1
    if (saved === wanted) reached()
  }
  return { enough, over: Promise.all(SUPERVISORS.map((who) => writeUntilGone(app.origin, who, sent, done))) }
}

/** A record without its one audit fact, its subject's key, or what is owed next. */
const HALVES = `
  SELECT o.id FROM one_to_one o
   WHERE (SELECT count(*) FROM audit_fact a
           WHERE a.kind = 'one-to-one.recorded' AND a.subject_id = o.subject_id AND a.body->>'record' = o.id::text) <> 1
      OR NOT EXISTS (SELECT 1 FROM subject_key k WHERE k.subject_id = o.subject_id AND k.erased_at IS NULL)
      OR NOT EXISTS (SELECT 1 FROM obligation b WHERE b.subject_id = o.subject_id AND b.closed_at IS NULL)`

/** A fact about a record that is not there. */
const STRAY_FACTS = `
  SELECT a.seq::text FROM audit_fact a
   WHERE a.kind = 'one-to-one.recorded' AND NOT EXISTS (SELECT 1 FROM one_to_one o WHERE o.id::text = a.body->>'record')`

/** Every note opens, and is what was typed. */
async function expectNotes(sent: readonly Sent[]): Promise<void> {
  const cipher = createCipher(simulatorKeys(folder))
  const { prisma, close } = await opened(socketUrl(folder))
  const rows = await prisma.oneToOne.findMany({ where: { once: { in: sent.map(({ once }) => once) } } })
  const read = await Promise.all(
    rows.map(async (row) => [
      row.once,
      await cipher.openNote(prisma, row.subjectId, 'one_to_one', row.id, 'note', row.note),
    ]),
  )
  await close()
  expect(new Map(read as [string, string][])).toEqual(new Map(sent.map(({ once, note }) => [once, note])))
}
