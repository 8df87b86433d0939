import { inWords } from '../../kernel/dates.ts'
import type { Instant, LocalDate } from '../../kernel/instant.ts'
import type { Button, Message } from '../../view/message.ts'
import type { Availability } from './availability.ts'
import type { Agreed, Listing, Wording } from './listing.ts'
import { personNodes } from './views-person.ts'

const NOTICE = 'Your listing in Alongside'

export type Own = { listing: Agreed; name: string; zone: string; when: Availability; now: Instant; today: LocalDate }

/** What colleagues see of the reader, and what the reader can do about it. */
export function ownMessage(own: Own, wording: Wording, saved: boolean): Message {
  const { listing } = own
  const carry = { version: String(listing.version) }
  const away = listing.awayUntil !== null && listing.awayUntil >= own.today
  const buttons: Button[] = [
    { label: 'Change it', name: 'listing.form', carry, tone: 'main' },
    ...(away
      ? [{ label: 'I am back', name: 'listing.back', carry }]
      : [{ label: 'Away until a date', name: 'listing.away-form', carry }]),
    { label: 'Withdraw my listing', name: 'listing.withdraw', carry },
  ]
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: saved ? 'Your listing is saved' : 'Your listing' },
      { kind: 'text', text: 'This is what colleagues see. Nobody can tell who looks at it, and neither can you.' },
      ...personNodes({ ...listing, name: own.name, zone: own.zone }, own.when, own.now, wording),
      { kind: 'facts', facts: factsOf(listing) },
      ...(away ? [{ kind: 'text', text: awayText(listing) } as const] : []),
      { kind: 'buttons', buttons },
      {
        kind: 'note',
        text: 'When a colleague asks you to contact them, you get one message with their name and how to reach them. Reasons are not asked for.',
      },
    ],
  }
}

const factsOf = ({ hours, pattern, patternFrom, agreedOn }: Agreed): { label: string; value: string }[] => [
  ...(hours === '' ? [] : [{ label: 'Hours', value: hours }]),
  ...(pattern === '' || patternFrom === null
    ? []
    : [{ label: 'Duty pattern', value: `${pattern}, from ${inWords(patternFrom)}` }]),
  { label: 'Agreed or last changed on', value: inWords(agreedOn) },
]

function awayText({ awayFrom, awayUntil }: Listing): string {
  const until = awayUntil === null ? '' : ` until ${inWords(awayUntil)}`
  return `You are away${awayFrom === null ? '' : ` from ${inWords(awayFrom)}`}${until}. You are not shown on those days.`
}

export function invitation(): Message {
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: 'Be somebody colleagues can ask' },
      {
        kind: 'text',
        text: 'For mental health first aiders, welfare officers, TRiM practitioners, blue light champions, chaplains, Federation and union representatives and peer advisers for supervisors. You are not listed now.',
      },
      {
        kind: 'text',
        text: 'You say what is shown and when you can be asked. Nothing is shown before you agree, and you can withdraw at any time.',
      },
      { kind: 'buttons', buttons: [{ label: 'List me', name: 'listing.form', carry: {}, tone: 'main' }, people] },
    ],
  }
}

export function confirmWithdrawal(): Message {
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: 'Withdraw your listing?' },
      {
        kind: 'text',
        text: 'It is deleted at once. Colleagues who are waiting for you to contact them are told that you can’t take it, and are shown others.',
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Withdraw it now', name: 'listing.withdraw-now', carry: {}, tone: 'urgent' },
          { label: 'Keep it', name: 'listing.show', carry: {} },
        ],
      },
    ],
  }
}

export function withdrawn(): Message {
  return {
    notice: NOTICE,
    body: [
      { kind: 'heading', level: 1, text: 'Your listing is withdrawn' },
      {
        kind: 'text',
        text: 'It is deleted, and you are not shown any more. You can list yourself again when you like.',
      },
      { kind: 'buttons', buttons: [{ label: 'List me', name: 'listing.form', carry: {} }, people] },
    ],
  }
}

/** What is kept now, in the words of the form, for somebody whose own version is still in the fields. */
export const keptNow = (now: Agreed | null): string =>
  now === null
    ? 'Your listing was withdrawn in the meantime. What you typed is still here: choose Save to list yourself again.'
    : `Your listing was changed in the meantime (kept now: ${inOneLine(now)}). What you typed is still here: choose Save again to put it in its place.`

function inOneLine(listing: Listing): string {
  const { says, phone, email, hours, pattern, awayFrom, awayUntil, sites, units } = listing
  return [...listing.kinds, ...sites, ...units, says, phone, email, hours, pattern, awayFrom, awayUntil]
    .filter((part) => part !== null && part !== '')
    .join('; ')
}

const people: Button = { label: 'People you can ask', name: 'supporters.open', carry: {} }
