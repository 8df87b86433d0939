import { readable } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import { dayOf } from '../../kernel/dates.ts'
import type { ExportEntry, Exported } from '../../kernel/export.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { OneToOneKind } from '../../kernel/record.ts'
import { mustStand, type Standing } from '../../store/relation.ts'
import { heldFrom } from '../../store/relation-held.ts'
import type { Tx } from '../../store/transaction.ts'
import { exportIntro, oneToOneEntry } from './export.ts'
import type { OneRecord } from './one.ts'
import { additionsOf } from './one-store.ts'
import { SHOWN, sharedPart } from './shared-store.ts'
import type { RecordDeps } from './standing-store.ts'

/** What other rooms keep in a person's record, for the same page. The guard has been asked. */
export type OtherEntries = (tx: Tx, caller: Caller, subject: PersonId) => Promise<readonly Dated[]>
export type Dated = { on: LocalDate; entry: ExportEntry }

/** Whether the caller may have the page. Throws a `Failure` "not-yours". */
export const mayExport = (tx: Tx, caller: Caller, person: PersonId): Promise<Standing> =>
  mustStand(tx, caller, person, 'record.export', 'reading')

/** The whole record of one person as far as the caller may read it. */
export async function exportRecord(
  deps: Pick<RecordDeps, 'cipher'> & { others: readonly OtherEntries[] },
  tx: Tx,
  caller: Caller,
  person: PersonId,
): Promise<Exported> {
  const standing = await mayExport(tx, caller, person)
  const { subject, relation } = standing
  const ones = await everyOne(deps, tx, caller, standing)
  const dated: Dated[] = ones.map((one) => ({ on: one.heldOn, entry: oneToOneEntry(one, caller.person.zone) }))
  for (const other of deps.others) dated.push(...(await other(tx, caller, person)))
  return {
    page: {
      title: `Record of ${subject.name}, ${subject.rank}`,
      intro: exportIntro(relation, subject.name),
      entries: dated.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).map(({ entry }) => entry),
    },
    facts: [{ kind: 'record.exported', subject: person }],
  }
}

async function everyOne(
  { cipher }: Pick<RecordDeps, 'cipher'>,
  tx: Tx,
  caller: Caller,
  { subject, relation }: Standing,
): Promise<OneRecord[]> {
  const rows = await tx.oneToOne.findMany({
    where: { subjectId: subject.id },
    orderBy: [{ heldOn: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
    select: { ...SHOWN, authorId: true, recordedAt: true, passOn: true, ownNote: true },
  })
  const opener = await cipher.opener(tx, [subject.id])
  const allHeld = await heldRecords(tx, caller.person.id, subject.id)
  const additions = await additionsOf(tx, opener, subject.id)
  return rows.map((row) => {
    const held = allHeld.has(row.id)
    const may = readable(caller.person.id, relation, { ...row, author: row.authorId, held }, false)
    return {
      person: { id: subject.id, name: subject.name },
      relation,
      by: row.author.name,
      heldOn: dayOf(row.heldOn),
      kind: row.kind as OneToOneKind,
      recordedAt: row.recordedAt,
      shared: may.shared ? sharedPart(opener, row) : null,
      ownNote: may.own && row.ownNote ? opener.open(subject.id, 'one_to_one', row.id, 'own_note', row.ownNote) : null,
      additions: may.shared ? (additions.get(row.id) ?? []) : [],
    }
  })
}

/** Those that an objection holds back from this reader. */
async function heldRecords(tx: Tx, reader: PersonId, subject: PersonId): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM one_to_one o WHERE o.subject_id = ${subject}::uuid AND ${heldFrom(reader)}`
  return new Set(rows.map(({ id }) => id))
}
