import { SUPPORTER_KINDS } from '../../kernel/supporter.ts'
import type { Field, Form, FormErrors, Option, Values } from '../../view/form.ts'
import { LINE_LIMIT, SAYS_LIMIT, type Wording } from './listing.ts'
import type { Places } from './read-listing.ts'
import { tokenOf } from './token.ts'

export const AGREED = 'yes'

/** Everything that can be listed, with the words by which one agrees to it. */
export function listingForm(facts: {
  places: Places
  values: Values
  errors: FormErrors
  version: number
  wording: Wording
}): Form {
  const { places, wording } = facts
  return {
    name: 'listing.save',
    notice: 'Your listing in Alongside',
    title: 'Colleagues can ask me',
    intro: [
      'Anyone in your force’s Slack or Teams can see what you write here, with your name, without anybody knowing that they looked. They can ask you to contact them.',
      'You can change it, go away until a date, or withdraw it at any time: the command alongside, then the word listing.',
    ],
    fields: [
      {
        kind: 'choice',
        name: 'kinds',
        label: 'What are you?',
        hint: 'Choose only what you are trained or appointed for.',
        required: true,
        many: true,
        options: SUPPORTER_KINDS.map((kind) => ({ value: kind, label: wording.kinds[kind].one })),
      },
      ...chosenFrom('sites', 'At which sites can people meet you?', 'Choose none if it does not matter.', places.sites),
      ...chosenFrom('units', 'Only for people in these units', 'Choose none if anyone may ask you.', places.units),
      line('says', 'A short line in your own words', `At most ${SAYS_LIMIT} characters.`, SAYS_LIMIT),
      line('phone', 'Work phone', 'A phone number or an e-mail address is needed.', LINE_LIMIT),
      line('email', 'Work e-mail', '', LINE_LIMIT),
      line('hours', 'Days and hours you can be asked', 'For example Mon-Fri 09:00-17:00; Sat 10:00-12:00.', LINE_LIMIT),
      line(
        'pattern',
        'Or your duty pattern',
        `One letter a day: ${shiftWords(wording)}, hyphen rest. For example EELLNN----.`,
        LINE_LIMIT,
      ),
      date('patternFrom', 'A day on which the pattern begins', 'The day of its first letter.'),
      date('awayFrom', 'Away from', 'The reason is not asked for and not kept.'),
      date('awayUntil', 'Away until', 'Your last day away. You are not shown until the day after.'),
      {
        kind: 'choice',
        name: 'agree',
        label: 'Your agreement',
        required: true,
        many: true,
        options: [{ value: AGREED, label: 'I agree that colleagues see this until I withdraw it.' }],
      },
    ],
    submit: 'Save',
    carry: { version: String(facts.version) },
    values: facts.values,
    errors: facts.errors,
  }
}

export function awayForm(version: number, values: Values): Form {
  return {
    name: 'listing.away',
    notice: 'Your listing in Alongside',
    title: 'Away until a date',
    intro: ['You are not shown to colleagues while you are away. The reason is not asked for and not kept.'],
    fields: [
      date('awayFrom', 'Away from', 'Leave it empty if it begins today.'),
      { ...date('awayUntil', 'Away until', 'Your last day away.'), required: true },
    ],
    submit: 'Save',
    carry: { version: String(version) },
    values,
    errors: {},
  }
}

const line = (name: string, label: string, hint: string, maxLength: number): Field => ({
  kind: 'line',
  name,
  label,
  ...(hint === '' ? {} : { hint }),
  required: false,
  maxLength,
})

const date = (name: string, label: string, hint: string): Field => ({
  kind: 'date',
  name,
  label,
  hint,
  required: false,
})

/** A choice needs something to choose from. */
const chosenFrom = (name: string, label: string, hint: string, names: readonly string[]): Field[] =>
  names.length === 0
    ? []
    : [{ kind: 'choice', name, label, hint, required: false, many: true, options: names.map(optionOf) }]

/** An option has room for one line of Slack's; of a longer path its end says most. */
const optionOf = (name: string): Option => ({
  value: tokenOf(name),
  label: name.length > 75 ? `…${name.slice(-74)}` : name,
})

const shiftWords = ({ shifts }: Wording): string =>
  Object.entries(shifts)
    .map(([letter, { from, to }]) => `${letter} ${from} to ${to}`)
    .join(', ')
