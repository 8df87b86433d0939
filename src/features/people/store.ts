import { localDateOf } from '../../kernel/dates.ts'
import type { Actor } from '../../kernel/facts.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { type Tx, transact } from '../../store/transaction.ts'
import type { PersonDraft } from './columns.ts'
import type { ImportPlan, Known } from './import-plan.ts'
import { personOf } from './person-row.ts'

type Deps = { db: () => PrismaClient; newId(): string }

/** Rows a statement, so that a large file neither exceeds PostgreSQL's parameters nor makes one round trip a person. */
const BATCH = 500

/** Days in which somebody who has a supervisor for the first time is to be met: a product default, for a force to set. */
const FIRST_MEETING = 28
const DAY = 86_400_000

/** Everyone the database has, with who supervises them now (the open substantive link). */
export async function knownPeople(deps: Deps): Promise<Known[]> {
  const rows = await deps.db().person.findMany({
    include: {
      supervisedBy: {
        where: { kind: 'substantive', untilDate: null },
        select: { supervisor: { select: { reference: true } } },
      },
    },
  })
  return rows.map((row) => ({ ...personOf(row), supervisor: row.supervisedBy[0]?.supervisor.reference ?? null }))
}

/** Puts a plan into the database, whole or not at all, with its audit fact. A move ends the old link on the day. */
export async function applyImport(deps: Deps, plan: ImportPlan, actor: Actor, at: Instant): Promise<void> {
  if (plan.added.length + plan.changed.length + plan.moved.length === 0) return
  await transact(deps.db(), { actor, at }, async (tx) => {
    for (const batch of batches(plan.added)) {
      await tx.person.createMany({
        data: batch.map((draft) => ({ id: deps.newId(), ...columnsOf(draft), createdAt: at, updatedAt: at })),
      })
    }
    for (const draft of plan.changed) {
      await tx.person.update({ where: { id: draft.id }, data: { ...columnsOf(draft), updatedAt: at } })
    }
    for (const batch of batches(plan.moved)) await relink(tx, deps, batch, at)
    return {
      result: null,
      facts: [
        {
          kind: 'people.imported',
          added: plan.added.length,
          changed: plan.changed.length,
          moved: plan.moved.length,
        },
      ],
    }
  })
}

async function relink(tx: Tx, deps: Deps, drafts: readonly PersonDraft[], at: Instant): Promise<void> {
  const references = drafts.flatMap((draft) => [draft.reference, ...(draft.supervisor ? [draft.supervisor] : [])])
  const found = await tx.person.findMany({
    where: { reference: { in: references } },
    select: { id: true, reference: true },
  })
  const idOf = new Map(found.map((person) => [person.reference, person.id]))
  const people = drafts.flatMap((draft) => idOf.get(draft.reference) ?? [])
  const today = new Date(`${localDateOf(at, 'Europe/London')}T00:00:00Z`)
  await tx.supervisionLink.updateMany({
    where: { personId: { in: people }, kind: 'substantive', untilDate: null },
    data: { untilDate: today },
  })
  const links = drafts.flatMap((draft) => {
    const personId = idOf.get(draft.reference)
    const supervisorId = draft.supervisor === null ? undefined : idOf.get(draft.supervisor)
    return personId && supervisorId
      ? [
          {
            id: deps.newId(),
            personId,
            supervisorId,
            kind: 'substantive',
            fromDate: today,
            untilDate: null,
            createdAt: at,
          },
        ]
      : []
  })
  await tx.supervisionLink.createMany({ data: links })
  await tx.obligation.createMany({
    skipDuplicates: true,
    data: links.map(({ personId }) => ({
      id: deps.newId(),
      kind: 'one-to-one',
      subjectId: personId,
      dueOn: new Date(today.getTime() + FIRST_MEETING * DAY),
      createdAt: at,
      updatedAt: at,
    })),
  })
}

function columnsOf(draft: PersonDraft) {
  const { line: _line, supervisor: _supervisor, startsOn, leavesOn, roles, ...plain } = draft
  const date = (text: string | null): Date | null => (text === null ? null : new Date(`${text}T00:00:00Z`))
  return { ...plain, roles: [...roles], startsOn: date(startsOn), leavesOn: date(leavesOn) }
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  )
}
