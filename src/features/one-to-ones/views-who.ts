import type { LocalDate } from '../../kernel/instant.ts'
import { KIND_WORDS, ONE_TO_ONE_KINDS } from '../../kernel/record.ts'
import type { TeamMember } from '../../kernel/team.ts'
import type { Form } from '../../view/form.ts'
import { dueWords, shortened } from './due-words.ts'

export const WHO_FORM = 'one-to-ones.who'
/** Leads to the record of management action, which is a form of its own. */
export const MANAGEMENT = 'management'

export const kindOptions = () => ONE_TO_ONE_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))

/** Characters of an option that every door can show. */
const OPTION = 120

/** A very long name leaves no room for how its bearer stands. */
function standing({ name, rank, dueOn, lastHeldOn }: TeamMember, today: LocalDate): string {
  const called = `${name}, ${rank}`
  const whole = `${called} – ${dueWords(dueOn, lastHeldOn, today)}`
  return whole.length <= OPTION ? whole : shortened(called, OPTION)
}

/** Whom and what kind: the people as the team has them, never met and longest overdue first. */
export function whoForm(team: readonly TeamMember[], today: LocalDate): Form {
  return {
    name: WHO_FORM,
    notice: 'Log a one-to-one',
    title: 'Log a one-to-one',
    intro: [],
    fields: [
      {
        kind: 'person',
        name: 'person',
        label: 'Who was it with?',
        required: true,
        options: team.map((member) => ({ value: member.id, label: standing(member, today) })),
      },
      {
        kind: 'choice',
        name: 'kind',
        label: 'What kind was it?',
        required: true,
        many: false,
        options: [...kindOptions(), { value: MANAGEMENT, label: 'Record of management action' }],
      },
    ],
    submit: 'Next',
    carry: {},
    values: { kind: 'regular' },
    errors: {},
  }
}
