import type { Caller } from '../../kernel/caller.ts'
import { dayOf, midnight } from '../../kernel/dates.ts'
import { Failure } from '../../kernel/failure.ts'
import type { PersonId } from '../../kernel/people.ts'
import { enqueue } from '../../reminders/enqueue-store.ts'
import { mustStand, notYours } from '../../store/relation.ts'
import { type Outcome, type Tx, transact } from '../../store/transaction.ts'
import { again, savedAlready, usedElsewhere } from './additions-store.ts'
import { type Corrected, type ToCorrect, textNow } from './correct.ts'
import { additionsTo, readableNow, subjectOf } from './one-store.ts'
import { by, type RecordDeps } from './standing-store.ts'
import type { Correction } from './typed.ts'

/** For the form. The look is in the audit. Throws a `Failure` "not-yours" where it may not be corrected or not be read. */
export function toCorrect(deps: RecordDeps, caller: Caller, record: string): Promise<ToCorrect> {
  return transact<ToCorrect>(deps.db(), by(caller), async (tx) => {
    const row = await correctable(tx, caller, record, 'reading')
    return {
      result: await shown(deps, tx, row),
      facts: [{ kind: 'record.read', subject: row.subjectId, record }],
    }
  })
}

/**
 * Appends a correction; the words of the record stay as they are. A corrected day becomes the record's, and what is owed
 * next follows whichever one-to-one is then the latest. The person is told. The same `once` again has no second effect.
 */
export function correct(
  deps: RecordDeps,
  caller: Caller,
  wanted: { record: string; version: number; once: string; correction: Correction },
): Promise<Corrected> {
  return again(() => transact(deps.db(), by(caller), (tx) => correctOnce(deps, tx, caller, wanted)))
}

async function correctOnce(
  deps: RecordDeps,
  tx: Tx,
  caller: Caller,
  { record, version, once, correction }: Parameters<typeof correct>[2],
): Promise<Outcome<Corrected>> {
  const { cipher } = deps
  const row = await correctable(tx, caller, record, 'writing')
  const earlier = await tx.addition.findUnique({ where: { once } })
  if (earlier) {
    if (earlier.recordId !== record || earlier.authorId !== caller.person.id) throw usedElsewhere()
    const open = async (column: 'text' | 'reason') =>
      earlier[column] && (await cipher.openNote(tx, row.subjectId, 'addition', earlier.id, column, earlier[column]))
    const day = earlier.heldOn && dayOf(earlier.heldOn)
    const words = [await open('text'), await open('reason')]
    const same = words[0] === correction.text && words[1] === correction.reason && day === correction.heldOn
    if (!same) throw savedAlready()
    return { result: { kind: 'corrected' }, facts: 'none-needed' }
  }
  if (row.version !== version) {
    const now = await shown(deps, tx, row)
    return {
      result: { kind: 'corrected-since', now },
      facts: [{ kind: 'record.read', subject: row.subjectId, record }],
    }
  }
  const text = correction.text === textNow(await shown(deps, tx, row)) ? null : correction.text
  if (text === null && correction.heldOn === null) throw nothingChanged()
  const id = deps.newId()
  const seal = (column: string, plain: string) => cipher.sealNote(tx, row.subjectId, 'addition', id, column, plain)
  const { heldOn, reason } = correction
  const latest = heldOn === null ? null : await latestOf(tx, row.subjectId)
  await tx.addition.create({
    data: {
      ...{ id, recordKind: 'one-to-one', recordId: record, subjectId: row.subjectId, authorId: caller.person.id },
      ...{ kind: 'correction', at: caller.now, once },
      text: text === null ? null : await seal('text', text),
      reason: await seal('reason', reason),
      ...(heldOn === null ? {} : { heldOn: midnight(heldOn), heldBefore: row.heldOn }),
    },
  })
  await tx.oneToOne.update({
    where: { id: record },
    data: { version: version + 1, ...(heldOn === null ? {} : { heldOn: midnight(heldOn) }) },
  })
  if (heldOn !== null) await oweAsLatestSays(deps, tx, caller, row.subjectId, latest)
  await enqueue(tx, caller.now, [
    { rule: 'record-corrected', subject: id, due: caller.today, step: 'corrected', recipient: row.subjectId },
  ])
  const contentMac = cipher.mac(JSON.stringify([text, reason, heldOn]))
  return {
    result: { kind: 'corrected' },
    facts: [{ kind: 'one-to-one.corrected', subject: row.subjectId, record, contentMac }],
  }
}

type Row = Awaited<ReturnType<typeof correctable>>

async function correctable(tx: Tx, caller: Caller, record: string, how: 'reading' | 'writing') {
  const { subject, relation } = await mustStand(tx, caller, await subjectOf(tx, record, how), 'one-to-one.correct', how)
  const row = await tx.oneToOne.findUniqueOrThrow({ where: { id: record } })
  // Nobody corrects what they may not read.
  if (!(await readableNow(tx, caller, relation, row)).shared) throw notYours(how)
  return { ...row, person: subject.name }
}

async function shown({ cipher }: RecordDeps, tx: Tx, row: Row): Promise<ToCorrect> {
  const opener = await cipher.opener(tx, [row.subjectId])
  const additions = await additionsTo(tx, opener, row.id)
  return {
    record: row.id,
    person: row.person,
    version: row.version,
    heldOn: dayOf(row.heldOn),
    note: opener.open(row.subjectId, 'one_to_one', row.id, 'note', row.note),
    corrections: additions.filter(({ kind }) => kind === 'correction'),
  }
}

const nothingChanged = (): Failure =>
  new Failure(
    'invalid',
    'This is what the record says already, so nothing was saved. Change the words or the day you met, or close the form.',
    'correction without a change',
  )

const latestOf = (tx: Tx, subject: PersonId) =>
  tx.oneToOne.findFirst({
    where: { subjectId: subject },
    orderBy: [{ heldOn: 'desc' }, { recordedAt: 'desc' }],
    select: { id: true, nextOn: true },
  })

/** The day was part of what the next date follows from: where another one-to-one is now the latest, its next date counts. */
async function oweAsLatestSays(
  { newId }: RecordDeps,
  tx: Tx,
  caller: Caller,
  subject: PersonId,
  before: { id: string } | null,
): Promise<void> {
  const latest = await latestOf(tx, subject)
  if (!latest || latest.id === before?.id) return
  const key = { kind: 'one-to-one', subjectId: subject, ref: '' }
  if (latest.nextOn === null) {
    await tx.obligation.updateMany({
      where: { ...key, closedAt: null },
      data: { closedAt: caller.now, updatedAt: caller.now },
    })
    return
  }
  const owed = { dueOn: latest.nextOn, updatedAt: caller.now, closedAt: null }
  await tx.obligation.upsert({
    where: { kind_subjectId_ref: key },
    create: { id: newId(), ...key, createdAt: caller.now, ...owed },
    update: owed,
  })
}
