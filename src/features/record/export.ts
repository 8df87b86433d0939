import type { Relation } from '../../kernel/access.ts'
import { inWords, localDateOf } from '../../kernel/dates.ts'
import type { ExportEntry } from '../../kernel/export.ts'
import type { Zone } from '../../kernel/instant.ts'
import { KIND_WORDS } from '../../kernel/record.ts'
import type { Addition, OneRecord } from './one.ts'
import type { SharedPart } from './shared.ts'
import { actionLine, coveredWords, nextWords } from './words.ts'

/** What the page says of itself before its entries. */
export function exportIntro(relation: Relation, name: string): string[] {
  if (relation === 'self') {
    return [
      `Everything that was shared with ${name} in Alongside: one-to-ones with their corrections and comments, agreed actions, records of management action and handovers, newest first.`,
      'Notes that a supervisor kept for themselves are not in it. You may ask your force to read them: they are part of the data it holds about you.',
    ]
  }
  return [
    `What the supervisor who made this copy may read of the record of ${name}, newest first. Where something is kept between ${name} and who wrote it, only the day and the kind stand here.`,
    'It is about a person: keep it no longer than you need it, and show it to nobody who has no need to read it.',
  ]
}

/** One one-to-one as it stands on the page. */
export function oneToOneEntry(one: OneRecord, zone: Zone): ExportEntry {
  const { shared, additions, ownNote, person } = one
  const about = [
    { label: 'Written by', value: one.by },
    { label: 'Recorded on', value: inWords(localDateOf(one.recordedAt, zone)) },
  ]
  const heading = `${inWords(one.heldOn)}: ${KIND_WORDS[one.kind]}`
  if (shared === null) {
    return { heading, facts: [...about, { label: 'Notes', value: 'Kept between the two of them' }], texts: [] }
  }
  const covered = coveredWords(shared.covered)
  return {
    heading,
    facts: [
      ...about,
      ...(covered === '' ? [] : [{ label: 'Covered', value: covered }]),
      { label: 'Next one-to-one', value: nextWords(shared.nextOn, shared.noNext) },
    ],
    texts: [
      { heading: 'What was written', text: shared.note },
      ...agreed(shared, person.name),
      ...additions.map((addition) => additionText(addition, zone)),
      ...(ownNote === null
        ? []
        : [{ heading: 'The supervisor’s own note, not shared with the person', text: ownNote }]),
    ],
  }
}

function agreed({ actions }: SharedPart, person: string): ExportEntry['texts'] {
  if (actions.length === 0) return []
  const lines = actions.map((action) => actionLine(action, { self: false, person }))
  return [{ heading: 'What was agreed', text: lines.join('\n') }]
}

function additionText({ kind, by, at, text, reason, day }: Addition, zone: Zone): ExportEntry['texts'][number] {
  const on = inWords(localDateOf(at, zone))
  if (kind === 'confirmed') return { heading: `Confirmed by ${by}, ${on}`, text: '“That is how I remember it.”' }
  if (kind === 'comment') return { heading: `Comment by ${by}, ${on}`, text: text ?? '' }
  const moved = day === null ? [] : [`They met on ${inWords(day.to)}, not on ${inWords(day.from)}.`]
  return {
    heading: `Correction by ${by}, ${on}`,
    text: [...(text === null ? [] : [text]), ...moved, `Why: ${reason ?? ''}`].join('\n\n'),
  }
}
