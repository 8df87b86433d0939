import { inWords, localDateOf } from '../../kernel/dates.ts'
import { REVIEW_ZONE } from '../../kernel/review.ts'
import type { Service } from '../../kernel/service.ts'
import type { Button, Carry, Message, Node } from '../../view/message.ts'
import { contactsText } from './contact-lines.ts'
import { comesBackWithCheck } from './edit.ts'
import { hoursText } from './opening-times.ts'
import type { Queued } from './queue.ts'
import { standingText } from './views.ts'

export type EntryScreen = {
  entry: Queued
  /** One of the lines that can never be switched off. */
  fixed: boolean
  /** What has just happened, or why it did not. */
  said?: string
  once: string
}

/** One entry as an editor sees it: what is shown, how it is known, and what can be done. */
export function entryMessage({ entry, fixed, said, once }: EntryScreen): Message {
  const { service, correction, refused } = entry
  const carry = { service: service.id, seen: String(correction?.version ?? 0), once }
  return {
    notice: 'An entry of the directory',
    body: [
      ...(said === undefined ? [] : [{ kind: 'text', text: said } as const]),
      { kind: 'heading', level: 1, text: service.name },
      { kind: 'text', text: service.says },
      { kind: 'facts', facts: factsOf(entry) },
      ...(refused ? [REFUSED] : []),
      { kind: 'buttons', buttons: buttonsOf(entry, fixed, carry) },
      {
        kind: 'note',
        text: `${fixed ? WITHOUT_HARM : 'Ring or open every contact before you confirm.'} Your name and today’s date are then shown to readers as the check of this entry.`,
      },
    ],
  }
}

/** A test call to one of these may keep somebody else waiting. */
const WITHOUT_HARM =
  'Never ring the emergency services to test a number: their own page will do. Keep a call to any other crisis line short.'

const REFUSED: Node = {
  kind: 'text',
  text: 'What editors changed here does not fit the directory’s file any more, so readers see the entry as it stands in the file. Choose Correct to mend it.',
}

function factsOf(entry: Queued): { label: string; value: string }[] {
  const { service, correction, review } = entry
  const known: readonly [string, string | undefined][] = [
    ['Where it stands', sentence(standingText(entry))],
    ['Contacts', contactsText(service.contacts) || 'None'],
    ['Open', hoursText(service.hours) || 'Not known, so no hours are shown'],
    ['Cost', service.cost],
    ['Limit', service.sessionLimit],
    ['What it passes on', service.sharesWithForce],
    ['Seen at', seenAt(service)],
    ['Last check', lastCheck(service)],
    ['Next check', service.status === 'off' ? undefined : inWords(review.due)],
    ['Owner', service.owner],
    ['Last changed here', correction ? changedText(correction.changed.by, correction.changed.at) : undefined],
  ]
  return known.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const seenAt = ({ source, sourceDate }: Service): string => (sourceDate ? `${source}, ${sourceDate}` : source)

function lastCheck({ verifiedOn, verifiedBy }: Service): string {
  if (verifiedOn === undefined) return 'Nobody in your force has checked it yet'
  return `${verifiedBy ?? 'Your force'}, ${inWords(verifiedOn)}`
}

export const changedText = (by: string, at: Date): string => `${by}, ${inWords(localDateOf(at, REVIEW_ZONE))}`

function buttonsOf(entry: Queued, fixed: boolean, carry: Carry): Button[] {
  const { service } = entry
  const isOff = service.status === 'off'
  const confirm = fixed
    ? 'I checked it, it is right'
    : rings(service)
      ? 'I rang it, it is right'
      : 'I opened it, it is right'
  const correct: Button = { label: 'Correct', name: 'directory.correct', carry: { service: service.id } }
  const back: Button = { label: 'Back to the list', name: 'directory.list', carry: { of: 'checks', page: '0' } }
  if (!isOff) {
    const off: Button = { label: 'Switch off', name: 'directory.off', carry: { service: service.id } }
    const check: Button = { label: confirm, name: 'directory.check', carry, tone: 'main' }
    return [check, correct, ...(fixed ? [] : [off]), back]
  }
  const label = comesBackWithCheck(entry) ? `${confirm}: switch on` : 'Switch on'
  const on: Button = { label, name: 'directory.on', carry, tone: 'main' }
  return [on, correct, back]
}

const rings = ({ contacts }: Service): boolean =>
  contacts.length === 0 ||
  contacts.some((contact) => contact.kind === 'phone' || contact.kind === 'text' || contact.kind === 'person')
