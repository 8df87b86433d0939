import type { Field } from '../../view/form.ts'
import { inertLine } from '../../view/inert.ts'
import { splitText } from '../../view/split.ts'
import { LIMITS } from './limits.ts'
import { plain, within } from './render-text.ts'
import type { OptionGroup, OptionObject } from './render-types.ts'

/** The options of a field. A label too long for one line of Slack's goes on in the line under it. */
export function choiceObjects(field: Extract<Field, { kind: 'choice' | 'person' }>): OptionObject[] {
  if (field.options.length === 0) throw new Error('Slack: a choice needs at least one option')
  return field.options.map((option) => {
    const [text, description, more] = splitText(inertLine(option.label), LIMITS.optionText)
    if (text === undefined || option.value === '') throw new Error('Slack: an option is empty')
    if (more !== undefined) throw new Error(`Slack: option text holds at most 2 × ${LIMITS.optionText} characters`)
    const value = within(option.value, LIMITS.optionValue, 'option value')
    return { text: plain(text), value, ...(description && { description: plain(description) }) }
  })
}

/** An initial option has to be equal to the one in the list, so it is taken from there. */
export function checked(options: readonly OptionObject[], chosen: readonly string[]): OptionObject[] {
  return options.filter((option) => chosen.includes(option.value))
}

/** Past one list's limit Slack takes groups; each says which of the options it holds. */
export function choicesOf(options: OptionObject[]): { options: OptionObject[] } | { option_groups: OptionGroup[] } {
  if (options.length <= LIMITS.options) return { options }
  const groups: OptionGroup[] = []
  for (let start = 0; start < options.length; start += LIMITS.options) {
    const part = options.slice(start, start + LIMITS.options)
    groups.push({ label: plain(`${start + 1} to ${start + part.length}`), options: part })
  }
  if (groups.length > LIMITS.optionGroups) throw new Error(`Slack: at most ${LIMITS.optionGroups} groups of options`)
  return { option_groups: groups }
}
