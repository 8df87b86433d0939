import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../../src/kernel/caller.ts'
import { NOTHING_SET } from '../../src/kernel/setting.ts'
import type { Claimed, Rule } from '../../src/reminders/outbox.ts'
import type { Database } from '../../src/store/database.ts'
import { messageToText } from '../../src/view/to-text.ts'
import { contactRules } from '../../src/wiring/supporters.ts'
import { desk } from '../features/supporters/desk.ts'
import { day } from '../support/days.ts'
import { freshDatabase } from '../support/postgres.ts'
import { AT, opened } from '../support/store.ts'

let database: Database
let room: ReturnType<typeof desk>
let asker: Caller
let supporter: Caller
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  room = desk(database)
})
afterAll(() => database.close())
beforeEach(async () => {
  ;[asker, supporter] = [await room.caller(), await room.listed()]
})

/** What goes out about a request on a day, or why nothing does. */
async function saidOn(today: string, rule: keyof ReturnType<typeof contactRules>, subject: string): Promise<string> {
  const { id, zone, email } = supporter.person
  const row: Claimed = {
    id: 1n,
    fence: 1,
    attempts: 1,
    rule: rule satisfies Rule,
    subject,
    recipient: id,
    due: day(today),
    step: '',
  }
  const rules = contactRules({ database, cipher: room.cipher, newId: randomUUID })
  const composed = (await rules[rule].compose([row], AT))(
    row,
    { id, zone, email, leavesOn: null, setting: NOTHING_SET },
    day(today),
  )
  return 'state' in composed ? `${composed.state}: ${composed.reason}` : messageToText(composed)
}

test('a request is not sent to somebody who went away meanwhile, and the asker is told to ask somebody else', async () => {
  const { id } = await room.ask(asker, supporter)
  const own = await room.listings.own(supporter.person.id)
  if (!own) throw new Error('not listed')
  const away = { awayFrom: day('2026-04-01'), awayUntil: day('2026-04-02') }
  await room.listings.save(supporter, { ...own, ...away }, own.version)
  expect(await saidOn('2026-03-31', 'contact-request', id)).toContain('Ring 07700 900123')
  expect(await saidOn('2026-04-01', 'contact-request', id)).toBe('cancelled: gone')
  await room.mark(id, 'cancelled')
  expect(await room.endOld(AT)).toBe(1)
  expect((await room.outbox()).at(-1)).toMatchObject({ recipientId: asker.person.id, step: 'not-delivered' })
})

test.each([
  [1, 'cancelled: gone'],
  [2, 'was withdrawn'],
])('a request withdrawn after %i tries of sending it: %s', async (attempts, said) => {
  const { id } = await room.ask(asker, supporter)
  await room.mark(id, 'unknown')
  await room.withdraw(asker, id)
  await database.prisma.outbox.updateMany({
    where: { subjectId: id, rule: 'contact-request' },
    data: { state: 'cancelled', attempts, finishedAt: AT },
  })
  expect(await saidOn('2026-03-30', 'contact-withdrawn', id)).toContain(said)
})
