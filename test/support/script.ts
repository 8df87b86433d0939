/** One step of a conversation script, with the line it stands on for a failure's message. */
export type Step = { line: number; verb: Verb; rest: string; fields: Readonly<Record<string, string>> }

const VERBS = [
  'as',
  'says',
  'channel',
  'presses',
  'fills',
  'step',
  'types',
  'closes',
  'shortcut',
  'sees',
  'hides',
  'form',
  'records',
  'inbox',
  'moves',
  'leaves',
  'clock',
  'database',
] as const
export type Verb = (typeof VERBS)[number]

/**
 * Reads a conversation script. A step is a verb and the rest of its line; indented `name: value` lines below `fills`,
 * `step`, `types` and `form` are fields. Empty lines and lines beginning with # are for people.
 *
 *   as PC1007                      who acts from here on, by the force's number (STRANGER: not in the records)
 *   says /wellbeing can't sleep    types in the private place (`channel` in a shared one)
 *   presses My people              presses the newest button of that label
 *   fills                          fills the open form and submits it (`fills twice`: presses its button twice)
 *     heldOn: today                dates may be `today`, `today+7`, `today-3`
 *   step Add another action        fills the fields below it and presses this other button of the open form
 *   types                          types the fields below it into the open form and presses nothing
 *   closes                         closes the open form without sending it (Teams: its step `keep`, if it has one)
 *   shortcut make-action own Ring   chooses a shortcut on a message of their own with these words (`another`: of somebody else's)
 *   sees Samaritans                the screen holds this text (`hides`: it does not)
 *   form                           the open form still holds these values (`form none`: none is open)
 *   records 1                      so many one-to-ones have been saved
 *   inbox 1 Priya Shah             there is one message by itself, and the newest holds this text
 *   inbox newest Priya Shah        the newest message by itself holds this text, however many there are
 *   moves PC1009 to PC1015         a people file comes in which that person has another supervisor (`to nobody`)
 *   leaves PC1007                  a people file comes in which that person leaves today
 *   clock next Monday 09:00        moves the business clock (`next 09:00`, `+1 day`, `+5 minutes`)
 *   database stops                 and `database returns`
 *
 * Texts too long to read here are written `{40000 letters}`, and days as screens show them `{today-1}`.
 */
export function readScript(text: string): Step[] {
  const steps: Step[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '' || raw.trimStart().startsWith('#')) continue
    const line = index + 1
    if (/^\s/.test(raw)) {
      addField(steps.at(-1), raw.trim(), line)
      continue
    }
    const [word = '', ...rest] = raw.trim().split(' ')
    const verb = VERBS.find((known) => known === word)
    if (!verb) throw new Error(`line ${line}: there is no step "${word}"`)
    steps.push({ line, verb, rest: lengthen(rest.join(' ')), fields: {} })
  }
  return steps
}

function addField(step: Step | undefined, text: string, line: number): void {
  const colon = text.indexOf(':')
  if (!step || colon < 1) throw new Error(`line ${line}: a field is "name: value" below fills or form`)
  Object.assign(step.fields, { [text.slice(0, colon)]: lengthen(text.slice(colon + 1).trim()) })
}

const lengthen = (text: string): string => text.replace(/\{(\d+) letters\}/g, (_, count) => 'x'.repeat(Number(count)))
