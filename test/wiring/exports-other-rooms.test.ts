import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../src/kernel/caller.ts'
import { AT } from '../support/store.ts'
import { copies } from './copies.ts'

let desk: Awaited<ReturnType<typeof copies>>
let sergeant: Caller
let person: Caller
beforeAll(async () => {
  desk = await copies()
})
afterAll(() => desk.close())
beforeEach(async () => {
  sergeant = await desk.room.caller('Tom Ashworth')
  person = await desk.room.supervised(sergeant)
})

const copyOf = (by: Caller, about = person) => desk.linkFor(by, about.person.id)
const press = (link: string, as?: string) => desk.press(link, as)
const kinds = () => desk.kinds(person)

describe('what other rooms keep in a record', () => {
  async function withBoth(holds: boolean): Promise<{ next: Caller; management: string }> {
    const next = await desk.room.caller('Karen Whitfield')
    await desk.room.link(person.person.id, next.person.id, { kind: 'acting' })
    const about = { subjectId: person.person.id, authorId: sergeant.person.id }
    const [management, handover, comment] = [randomUUID(), randomUUID(), randomUUID()]
    const seal = (table: string, id: string, column: string, text: string) =>
      desk.room.cipher.sealNote(desk.database.prisma, person.person.id, table, id, column, text)
    const points = JSON.stringify({ issue: 'Late files.', advice: 'Ask early.', improvement: 'On time.', support: '' })
    await desk.database.prisma.managementAction.create({
      data: {
        ...{ id: management, ...about, raisedOn: new Date('2026-03-09'), recordedAt: AT, version: 1, once: management },
        ...{ body: await seal('management_action', management, 'body', points), reviewOn: new Date('2026-05-04') },
      },
    })
    await desk.database.prisma.addition.create({
      data: {
        ...{ id: comment, ...about, recordKind: 'management', recordId: management, kind: 'comment', at: AT },
        ...{ text: await seal('addition', comment, 'text', 'I was on leave.'), once: comment },
      },
    })
    const summary = JSON.stringify({ agreed: 'Early turns on Mondays.', adjustments: '', next: '' })
    await desk.database.prisma.handover.create({
      data: {
        ...{ id: handover, personId: person.person.id, fromId: sergeant.person.id, toId: next.person.id, holds },
        ...{ because: 'moved', effectiveOn: new Date('2026-03-16'), createdAt: AT, startedAt: AT, state: 'open' },
        ...{ summary: await seal('handover', handover, 'summary', summary), version: 1 },
      },
    })
    return { next, management }
  }

  test('is in the copy, in its place by date', async () => {
    await withBoth(false)
    await desk.room.logged(person, sergeant)
    const page = await (await press(await copyOf(person))).text()
    const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading)
    expect(headings).toEqual([
      'Monday 16 March 2026: Handover',
      expect.stringContaining('Record of management action: raised on Monday 9 March 2026'),
      expect.stringContaining('Record of management action: comment'),
      'Monday 2 March 2026: Regular one-to-one',
    ])
    expect(page).toContain('Early turns on Mondays.')
    expect(page).toContain('I was on leave.')
  })
  test('is held back from the receiver where the person objects', async () => {
    const { next } = await withBoth(true)
    expect(await (await press(await copyOf(next))).text()).not.toContain('Early turns on Mondays.')
    expect(await (await press(await copyOf(sergeant))).text()).toContain('Early turns on Mondays.')
  })
  test('one record of management action is a copy of its own', async () => {
    const { management } = await withBoth(false)
    const page = await (await press(await desk.linkFor(sergeant, management, 'management'))).text()
    expect(page).toContain('Late files.')
    expect(page).toContain('I was on leave.')
    expect(page).not.toContain('Early turns')
    expect(await kinds()).toEqual(['management.exported'])
    const stranger = await desk.room.caller()
    for (const id of [management, randomUUID(), 'x']) {
      await expect(desk.offer(stranger, 'management', id)).rejects.toMatchObject({ why: 'not-yours' })
    }
  })
})
