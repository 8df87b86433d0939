import { addDays, inWords } from '../kernel/dates.ts'
import type { Typed } from '../kernel/draft.ts'
import type { LocalDate } from '../kernel/instant.ts'
import type { Form, Step, Values } from '../view/form.ts'
import type { Message } from '../view/message.ts'

/** Puts the form away with its words. */
export const LATER: Step = { name: 'keep', label: 'Keep for later' }
/** Lets go of the words that were kept. */
export const AFRESH: Step = { name: 'afresh', label: 'Start again' }

/** What was kept, and the day it was written. */
export type KeptWords = { typed: Typed; writtenOn: LocalDate; once: string }

/** The form as it is shown, with the mark by which it is known when it comes back. */
export function marked(form: Form, mark: string, more: readonly Step[]): Form {
  return { ...form, carry: { ...form.carry, kept: mark }, steps: [...(form.steps ?? []), ...more, LATER] }
}

/**
 * The form with what was written before. Nothing but that stands in it: a field that was emptied stays empty. What is
 * longer than its field, because another door let it through, is shown above and so not lost.
 */
export function filled(form: Form, kept: KeptWords): Form {
  const over: string[] = []
  const values: Record<string, string | readonly string[]> = { ...kept.typed }
  for (const field of form.fields) {
    const text = values[field.name]
    if (!('maxLength' in field) || typeof text !== 'string' || text.length <= field.maxLength) continue
    values[field.name] = text.slice(0, field.maxLength)
    over.push(`This did not fit under “${field.label}”: ${text.slice(field.maxLength)}`)
  }
  const said = `What you wrote on ${inWords(kept.writtenOn)} was kept. Choose “${AFRESH.label}” for an empty form.`
  return { ...form, carry: { ...form.carry, once: kept.once }, values, intro: [said, ...over, ...form.intro] }
}

/**
 * A short mark of what stands in a form. Two forms with the same words have the same; that others may have it too costs
 * one draft in four thousand million.
 */
export function markOf(values: Values): string {
  const parts = Object.entries(values)
    .map(([name, value]): [string, string[]] => [name, [value].flat().map(plainly).filter(Boolean).sort()])
    .filter(([, value]) => value.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  let hash = 0x811c9dc5
  for (const character of JSON.stringify(parts)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** Doors send line ends and blanks each in their own way. */
const plainly = (text: string): string => text.replace(/\s+/g, ' ').trim()

export function putAway(
  button: { name: string; carry: Form['carry'] } | null,
  today: LocalDate,
  days: number,
): Message {
  return {
    notice: 'Kept in Alongside',
    body: [
      { kind: 'heading', level: 1, text: 'Kept for later' },
      {
        kind: 'text',
        text: `What you wrote is not saved yet. It is kept for you alone, encrypted, until ${inWords(addDays(today, days))}. Open the same form again to go on.`,
      },
      ...(button ? [{ kind: 'buttons' as const, buttons: [{ label: 'Go on writing', ...button }] }] : []),
    ],
  }
}

export function nothingKept(): Message {
  return {
    notice: 'Alongside has closed the form',
    body: [{ kind: 'text', text: 'Nothing was written in the form yet, so nothing was kept and nothing was saved.' }],
  }
}

export function letGo(): Message {
  return {
    notice: 'Alongside has closed the form',
    body: [{ kind: 'text', text: 'What was kept is deleted. Open the form again to start with an empty one.' }],
  }
}
