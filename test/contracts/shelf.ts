import { randomBytes, randomUUID } from 'node:crypto'
import { seal } from '../../src/store/envelope.ts'
import type { SubjectKind } from './cast.ts'
import { day, type Force } from './force.ts'
import type { Canaries, Text } from './words.ts'

/** What a forged button can name of one person's record. */
export type Ids = Readonly<
  Record<'person' | 'record' | 'management' | 'action' | 'handover' | 'request' | 'link' | 'held', string>
>

/** A person with every text a record can hold, each with a word of its own. Answers with the ids of the rows. */
export async function fill(force: Force, planted: Canaries, of: SubjectKind): Promise<Ids> {
  const { ids, ring } = force
  const { prisma } = force.app.database
  const person = await force.subject(of)
  const key = randomBytes(32)
  const wrapped = seal(ring[0].key, key, ['subject_key', person, ring[0].id])
  await prisma.subjectKey.create({ data: { subjectId: person, wrapped, keyId: ring[0].id, createdAt: at('06-01') } })
  const bytes = (table: string, id: string, column: string, text: string) =>
    seal(key, Buffer.from(text), [table, id, column])
  const word = (kind: Text): string => planted.plant(person, of, kind)
  const sealed = (table: string, id: string, column: string, kind: Text) => bytes(table, id, column, word(kind))

  const meeting = (author: string, on: string, note: Text, ownNote: Text, more: object) => {
    const id = randomUUID()
    return {
      ...{ id, subjectId: person, authorId: author, heldOn: day(`2026-${on}`), recordedAt: at(on), version: 1 },
      ...{ note: sealed('one_to_one', id, 'note', note), ownNote: sealed('one_to_one', id, 'own_note', ownNote) },
      ...{ nextOn: day('2026-12-20'), once: randomUUID(), ...more },
    }
  }
  const { substantive, former, inspector } = ids
  const record = meeting(substantive, '11-22', 'shared', 'own, passed on', { passOn: true })
  await prisma.oneToOne.createMany({
    data: [
      record,
      meeting(substantive, '11-21', 'kept between the two', 'own, kept', { keepPrivate: true }),
      meeting(former, '10-01', 'shared of old', 'own of old', {}),
      meeting(former, '09-01', 'kept of old', 'own, kept and passed on, of old', { keepPrivate: true, passOn: true }),
    ],
  })
  const action = randomUUID()
  await prisma.action.create({
    data: {
      ...{ id: action, subjectId: person, oneToOneId: record.id, owner: 'person', dueOn: day('2026-12-01') },
      ...{ what: sealed('action', action, 'what', 'action'), state: 'open', version: 1, once: randomUUID() },
      ...{ createdAt: at('11-22'), createdById: substantive },
    },
  })
  const change = randomUUID()
  await prisma.actionChange.create({
    data: {
      ...{ id: change, actionId: action, kind: 'redated', at: at('11-22'), byId: substantive, once: randomUUID() },
      ...{ fromDue: day('2026-11-28'), toDue: day('2026-12-01') },
      reason: sealed('action_change', change, 'reason', 'reason for another date'),
    },
  })
  const body = (id: string) => {
    const points = { issue: word('management'), advice: 'Ask early.', improvement: 'On time.', support: 'A mentor.' }
    return bytes('management_action', id, 'body', JSON.stringify(points))
  }
  const raised = (id: string) => ({
    ...{ id, subjectId: person, authorId: substantive, raisedOn: day('2026-11-22'), recordedAt: at('11-22') },
    ...{ body: body(id), reviewOn: day('2026-12-10'), version: 1, once: randomUUID() },
  })
  const [management, closed] = [randomUUID(), randomUUID()]
  await prisma.managementAction.createMany({
    data: [
      raised(management),
      {
        ...{ ...raised(closed), outcome: 'improved', outcomeOn: day('2026-11-23'), outcomeById: substantive },
        outcomeNote: sealed('management_action', closed, 'outcome_note', 'outcome'),
      },
    ],
  })
  const addition = (recordKind: string, recordId: string, kind: string, author: string, text: Text, reason?: Text) => {
    const id = randomUUID()
    return {
      ...{ id, recordKind, recordId, subjectId: person, authorId: author, kind, at: at('11-23'), once: randomUUID() },
      text: sealed('addition', id, 'text', text),
      reason: reason ? sealed('addition', id, 'reason', reason) : null,
    }
  }
  await prisma.addition.createMany({
    data: [
      addition('one-to-one', record.id, 'correction', substantive, 'correction', 'reason of a correction'),
      addition('one-to-one', record.id, 'comment', person, 'comment'),
      addition('management', management, 'comment', person, 'comment on management'),
    ],
  })
  const [handover, held] = [randomUUID(), randomUUID()]
  const passing = (id: string, from: string, to: string, on: string, because: string) => ({
    ...{ id, personId: person, fromId: from, toId: to, because, effectiveOn: day(`2026-${on}`), createdAt: at(on) },
    ...{ startedAt: at(on), state: 'open', askedAt: at(on), toldAt: at(on), version: 1 },
  })
  const summary = { agreed: word('handover summary'), adjustments: '', next: '' }
  await prisma.handover.create({
    data: {
      ...passing(handover, former, substantive, '11-20', 'moved'),
      summary: bytes('handover', handover, 'summary', JSON.stringify(summary)),
      ...{ summarisedById: former, summarisedAt: at('11-20') },
    },
  })
  await prisma.handover.create({
    data: {
      ...passing(held, substantive, ids['held back'], '11-24', 'moved'),
      ...{ objection: sealed('handover', held, 'objection', 'objection'), objectedAt: at('11-24'), holds: true },
    },
  })
  const asked = (id: string, state: string) => ({
    ...{ id, personId: person, supervisorId: substantive, createdAt: at('11-23'), state, version: 1 },
    ...{ once: randomUUID(), words: sealed('supervisor_request', id, 'words', 'request') },
  })
  const [request, declined] = [randomUUID(), randomUUID()]
  await prisma.supervisorRequest.createMany({
    data: [
      asked(request, 'open'),
      {
        ...{ ...asked(declined, 'declined'), decidedById: inspector, decidedAt: at('11-23') },
        answer: sealed('supervisor_request', declined, 'answer', 'answer'),
      },
    ],
  })
  const cover = await prisma.supervisionLink.findFirstOrThrow({ where: { personId: person, supervisorId: ids.cover } })
  return { person, record: record.id, management, action, handover, held, request, link: cover.id }
}

/** Nine in the morning of a day of 2026. */
const at = (monthDay: string): Date => new Date(`2026-${monthDay}T09:00:00Z`)
