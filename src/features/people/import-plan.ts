import type { Person, PersonId } from '../../kernel/people.ts'
import { type CsvRow, type PersonDraft, type Refusal, readPerson } from './columns.ts'

/** A person the database has, and who supervises them now by the force's number. */
export type Known = Person & { supervisor: string | null }

export type ImportPlan = {
  added: readonly PersonDraft[]
  changed: readonly (PersonDraft & { id: PersonId })[]
  /** Those whose supervisor is not what the database has. They may stand among added or changed too. */
  moved: readonly PersonDraft[]
  untouched: number
  refused: readonly Refusal[]
}

/** Compares a file with what is known. Good lines go in; each bad one is refused with its line number and the reason. */
export function planImport(rows: readonly CsvRow[], known: readonly Known[]): ImportPlan {
  const refused: Refusal[] = []
  const drafts: PersonDraft[] = []
  for (const row of rows) {
    const read = readPerson(row)
    if (Array.isArray(read)) refused.push(...read)
    else drafts.push(read)
  }
  const unique = withoutDuplicates(drafts, known, refused)
  const named = new Set(rows.map((row) => row.cells.person_id?.trim() ?? ''))
  const placed = withoutLooseEnds(unique, known, named, refused)

  const before = new Map(known.map((person) => [person.reference, person]))
  const added = placed.filter((draft) => !before.has(draft.reference))
  const changed: (PersonDraft & { id: PersonId })[] = []
  const moved: PersonDraft[] = []
  for (const draft of placed) {
    const person = before.get(draft.reference)
    if (person && differs(draft, person)) changed.push({ ...draft, id: person.id })
    if (draft.supervisor !== (person?.supervisor ?? null)) moved.push(draft)
  }
  const touched = new Set([...added, ...changed, ...moved].map((draft) => draft.reference))
  return {
    added,
    changed,
    moved,
    untouched: placed.length - touched.size,
    refused: refused.sort((a, b) => a.line - b.line),
  }
}

function withoutDuplicates(drafts: readonly PersonDraft[], known: readonly Known[], refused: Refusal[]): PersonDraft[] {
  const lineOf = new Map<string, number>()
  const ownerOf = new Map(known.map((person) => [person.email, person.reference]))
  return drafts.filter((draft) => {
    const keys = [`person_id ${draft.reference}`, `email ${draft.email}`]
    const first = keys.map((key) => lineOf.get(key)).find((line) => line !== undefined)
    const owner = ownerOf.get(draft.email)
    if (first !== undefined) {
      refused.push({
        line: draft.line,
        reason: `the same person_id or email stands on line ${first}. Keep one of them.`,
      })
      return false
    }
    for (const key of keys) lineOf.set(key, draft.line)
    if (owner !== undefined && owner !== draft.reference) {
      refused.push({
        line: draft.line,
        reason: 'email belongs to a person with another person_id. Check which is right.',
      })
      return false
    }
    return true
  })
}

/**
 * A supervisor must be a person of the file or of the database, and nobody may end up above themselves. A refused line
 * can leave others without a supervisor, and leaves its person where the database has them: so we look again until
 * nothing more falls.
 */
function withoutLooseEnds(
  drafts: readonly PersonDraft[],
  known: readonly Known[],
  named: ReadonlySet<string>,
  refused: Refusal[],
): readonly PersonDraft[] {
  let placed = drafts
  for (;;) {
    const faultOf = looseEndsOf(placed, known, named)
    const standing = placed.filter((draft) => {
      const reason = faultOf(draft)
      if (reason !== null) refused.push({ line: draft.line, reason })
      return reason === null
    })
    if (standing.length === placed.length) return standing
    placed = standing
  }
}

function looseEndsOf(
  drafts: readonly PersonDraft[],
  known: readonly Known[],
  named: ReadonlySet<string>,
): (draft: PersonDraft) => string | null {
  const above = new Map(known.map((person) => [person.reference, person.supervisor]))
  for (const draft of drafts) above.set(draft.reference, draft.supervisor)
  const circled = inCircles(above)
  return ({ reference, supervisor }) => {
    if (supervisor !== null && !above.has(supervisor)) return named.has(supervisor) ? REFUSED_ABOVE : NOBODY
    return circled.has(reference) ? CIRCLE : null
  }
}

const REFUSED_ABOVE = 'the line of their supervisor was refused. Mend that one first.'
const NOBODY = 'supervisor_id is nobody in this file or in Alongside.'
const CIRCLE = 'supervisor_id leads back to the person: they would supervise themselves.'

/** Everyone who stands above themselves. Each person is walked over once, however deep the force is. */
function inCircles(above: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const circled = new Set<string>()
  const settled = new Set<string>()
  for (const start of above.keys()) {
    const walk = new Set<string>()
    let at: string | null = start
    for (; at !== null && !settled.has(at) && !walk.has(at); at = above.get(at) ?? null) walk.add(at)
    const met = [...walk]
    if (at !== null && walk.has(at)) for (const person of met.slice(met.indexOf(at))) circled.add(person)
    for (const person of met) settled.add(person)
  }
  return circled
}

const COMPARED = ['name', 'email', 'type', 'rank', 'unit', 'site', 'nation', 'zone', 'startsOn', 'leavesOn'] as const

function differs(draft: PersonDraft, person: Person): boolean {
  return COMPARED.some((field) => draft[field] !== person[field]) || draft.roles.join() !== person.roles.join()
}
