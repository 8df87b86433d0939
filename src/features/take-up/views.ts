import type { Category } from '../../kernel/category.ts'
import { inWords } from '../../kernel/dates.ts'
import type { Message } from '../../view/message.ts'
import { type Figures, LEAST } from './figures.ts'

export type Labels = (category: Category) => string

export const DEFINITION =
  'How often each subject was shown in a week: the first subject of an answer, a subject somebody opened, and the crisis card. It counts answers, not people. No name, unit, words or time of day is kept.'

const FEW = `fewer than ${LEAST}`

export function takeUpMessage({ asAt, weeks, byCategory }: Figures, label: Labels): Message {
  const none =
    weeks.length === 0
      ? [{ kind: 'text', text: 'No whole week has been counted yet. Look again next week.' } as const]
      : [
          { kind: 'text', text: `Weeks that began on ${weeks.map(inWords).join('; ')}, in this order.` } as const,
          {
            kind: 'facts',
            facts: byCategory.map(({ category, counts }) => ({
              label: label(category),
              value: inWeeks(counts),
            })),
          } as const,
        ]
  return {
    notice: 'Take-up of the wellbeing command',
    body: [
      { kind: 'heading', level: 1, text: 'Take-up by subject' },
      ...none,
      { kind: 'note', text: `${DEFINITION} A figure below ${LEAST} is not shown. As at ${inWords(asAt)}.` },
    ],
  }
}

/** Most subjects are below the least in every week: said once, not four times over. */
function inWeeks(counts: readonly (number | null)[]): string {
  if (counts.length > 1 && counts.every((count) => count === null)) return `${FEW} in each week`
  return counts.map((count) => (count === null ? FEW : String(count))).join('; ')
}
