import type { Caller } from '../../kernel/caller.ts'
import { inWords } from '../../kernel/dates.ts'
import type { ExportEntry } from '../../kernel/export.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Tx } from '../../store/transaction.ts'
import { handovers } from './row-store.ts'
import type { HandoverDeps } from './standing-store.ts'
import { readSummary } from './summary-store.ts'
import { whoTakesOver } from './words.ts'

/**
 * The handovers of somebody for the copy of their record: what the person and who supervises them read on its screen, in
 * the transaction that makes the copy and has asked for the right to it. A summary that is held back from the caller is not in it.
 */
export async function handoverEntries(
  deps: Pick<HandoverDeps, 'cipher'>,
  tx: Tx,
  caller: Caller,
  person: PersonId,
): Promise<{ on: LocalDate; entry: ExportEntry }[]> {
  const rows = await tx.handover.findMany({
    where: { personId: person, startedAt: { not: null } },
    select: { id: true },
  })
  const found = await handovers(
    tx,
    rows.map(({ id }) => id),
    caller.today,
  )
  const dated: { on: LocalDate; entry: ExportEntry }[] = []
  for (const one of found) {
    // As on the screen: from whoever takes over, and from whoever covers for them.
    const held = one.holds && ![person, one.from.id].includes(caller.person.id)
    const summary = held ? null : await readSummary(deps, tx, one)
    const written = [
      { heading: 'What is agreed', text: summary?.agreed ?? '' },
      { heading: 'Adjustments the person agreed to share', text: summary?.adjustments ?? '' },
      { heading: 'What comes next', text: summary?.next ?? '' },
    ].filter(({ text }) => text !== '')
    const facts = [{ label: 'Who', value: whoTakesOver(one, 'the person’s') }]
    dated.push({
      on: one.effectiveOn,
      entry: { heading: `${inWords(one.effectiveOn)}: Handover`, facts, texts: written },
    })
  }
  return dated
}
