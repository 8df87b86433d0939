import { DAY_NAMES } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/language.ts'
import { digestTimeOf, type Setting } from '../../kernel/setting.ts'
import type { Form, FormErrors, Option, Values } from '../../view/form.ts'
import type { Message, Node } from '../../view/message.ts'
import { DIGEST_HOURS, HOURS, NONE } from './setting.ts'

const NOTICE = 'Your settings in Alongside'

const LANGUAGE_WORDS: Readonly<Record<Language, string>> = { en: 'English', cy: 'Cymraeg (Welsh)' }

/** There is no off: what the form and the page say of that is the same. */
const ESSENTIAL =
  'You choose when messages reach you, not whether. Your force counts them as essential, so they can’t be switched off.'

export function settingsMessage(setting: Setting, language: Language, saved: boolean): Message {
  const first: Node = { kind: 'heading', level: 1, text: saved ? 'Your settings are saved' : 'Your settings' }
  return {
    notice: NOTICE,
    body: [
      first,
      {
        kind: 'facts',
        facts: [
          { label: 'Weekly summary of your people', value: digestWords(setting) },
          { label: 'Quiet hours', value: quietWords(setting) },
          { label: 'Language of help', value: LANGUAGE_WORDS[setting.language ?? language] },
        ],
      },
      { kind: 'text', text: ESSENTIAL },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Change my settings', name: 'settings.change', carry: {}, ...(saved ? {} : { tone: 'main' }) },
          { label: 'My people', name: 'today.open', carry: {} },
          { label: 'Privacy', name: 'help.privacy', carry: {} },
        ],
      },
    ],
  }
}

function digestWords(setting: Setting): string {
  const { day, time, chosen } = digestTimeOf(setting)
  return `${DAY_NAMES[day - 1]}s at ${time}${chosen ? '' : ', as your force has set it'}`
}

function quietWords({ quietFrom, quietUntil }: Setting): string {
  return quietFrom === null || quietUntil === null ? 'None' : `From ${quietFrom} until ${quietUntil}`
}

/** What was changed elsewhere meanwhile, said in the form that comes back. */
export const changedMeanwhile = (setting: Setting, language: Language): string =>
  `Your settings were changed elsewhere meanwhile: summary ${digestWords(setting)}, quiet hours ${quietWords(setting).toLowerCase()}, ${LANGUAGE_WORDS[setting.language ?? language]}. What you chose here is not saved yet: save again if it should stand.`

export function settingsForm(values: Values, errors: FormErrors, version: number): Form {
  return {
    name: 'settings.change',
    notice: NOTICE,
    title: 'Your settings',
    intro: [ESSENTIAL],
    fields: [
      {
        ...{ kind: 'choice', name: 'digestDay', label: 'Day of your weekly summary', required: true, many: false },
        hint: 'It comes when you supervise people and something is due.',
        options: DAY_NAMES.map((label, index) => ({ value: `${index + 1}`, label })),
      },
      {
        ...{ kind: 'choice', name: 'digestTime', label: 'Hour of your weekly summary', required: true, many: false },
        options: hours(DIGEST_HOURS),
      },
      {
        ...{ kind: 'choice', name: 'quietFrom', label: 'Quiet hours begin', required: true, many: false },
        hint: 'Messages wait until your quiet hours end. Requests to contact somebody as a supporter don’t wait.',
        options: [{ value: NONE, label: 'No quiet hours' }, ...hours(HOURS)],
      },
      {
        ...{ kind: 'choice', name: 'quietUntil', label: 'Quiet hours end', required: true, many: false },
        options: [{ value: NONE, label: 'No quiet hours' }, ...hours(HOURS)],
      },
      {
        ...{ kind: 'choice', name: 'language', label: 'Language of help', required: true, many: false },
        hint: 'For where help is, opened from your page of the day. Everything else is in English.',
        options: Object.entries(LANGUAGE_WORDS).map(([value, label]) => ({ value, label })),
      },
    ],
    submit: 'Save',
    carry: { version: `${version}` },
    values,
    errors,
  }
}

const hours = (all: readonly string[]): Option[] => all.map((time) => ({ value: time, label: time }))
