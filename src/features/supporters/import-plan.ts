import type { LocalDate } from '../../kernel/instant.ts'
import type { PersonId } from '../../kernel/people.ts'
import { type CsvRow, type ListingDraft, type Refusal, readRow } from './columns.ts'
import { type Agreed, isSame, type Shifts } from './listing.ts'
import type { Places } from './read-listing.ts'

/** What is known of a person of the file: their listing, and the last day they withdrew one. */
export type KnownPerson = { id: PersonId; listing: Agreed | null; withdrewOn: LocalDate | null }

export type Known = { people: ReadonlyMap<string, KnownPerson>; places: Places; today: LocalDate }

export type ListingImport = {
  added: readonly (ListingDraft & { id: PersonId })[]
  changed: readonly (ListingDraft & { id: PersonId; version: number })[]
  untouched: number
  refused: readonly Refusal[]
}

/**
 * Compares a file with what is listed. A file never overrules a person: what they changed or withdrew themselves after
 * the day the file says they agreed stays as they left it. Who is not in the file is left alone.
 */
export function planListings(rows: readonly CsvRow[], known: Known, shifts: Shifts): ListingImport {
  const refused: Refusal[] = []
  const added: (ListingDraft & { id: PersonId })[] = []
  const changed: (ListingDraft & { id: PersonId; version: number })[] = []
  const lineOf = new Map<string, number>()
  let untouched = 0
  for (const row of rows) {
    const draft = readRow(row, known.places, shifts, known.today)
    if (Array.isArray(draft)) {
      refused.push(...draft)
      continue
    }
    const person = known.people.get(draft.reference)
    const reason = objection(draft, person, lineOf.get(draft.reference))
    lineOf.set(draft.reference, draft.line)
    if (reason !== null || person === undefined) refused.push({ line: draft.line, reason: reason ?? NOBODY })
    else if (person.listing === null) added.push({ ...draft, id: person.id })
    else if (isSame(draft.listing, person.listing) && draft.agreedOn <= person.listing.agreedOn) untouched += 1
    else changed.push({ ...draft, id: person.id, version: person.listing.version })
  }
  return { added, changed, untouched, refused: refused.sort((a, b) => a.line - b.line) }
}

const NOBODY = 'person_id is nobody in Alongside. Import your people first.'

function objection(draft: ListingDraft, person: KnownPerson | undefined, twice: number | undefined): string | null {
  if (twice !== undefined) return `the same person_id stands on line ${twice}. Keep one of them.`
  if (person === undefined) return NOBODY
  if (person.withdrewOn !== null && person.listing === null && draft.agreedOn <= person.withdrewOn)
    return `they withdrew their listing on ${person.withdrewOn}. Ask them again, and enter the day they agreed.`
  const { listing } = person
  if (listing !== null && listing.agreedOn > draft.agreedOn && !isSame(draft.listing, listing))
    return `they changed their listing themselves on ${listing.agreedOn}. Export the file and take theirs.`
  return null
}
