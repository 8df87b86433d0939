import type { Labelled } from './sets.ts'
import { WAYS } from './ways.ts'

/** What an engine answers to one text; a baseline answers in the same shape. Categories best first, without `crisis`. */
export type Answer = { crisis: boolean; scope: 'in' | 'out'; categories: readonly string[] }
export type Look = (text: string) => Answer
/** `right` of `of`. */
export type Share = { right: number; of: number }
export type Miss = Labelled & { wanted: string; got: string }
export type Figures = {
  crisisRecall: Record<string, Share>
  /** Here `right` counts the false alarms. */
  falseAlarms: Record<string, Share>
  first: Record<string, Share>
  inThree: Record<string, Share>
  outOfScope: Share
  sameAnswer: Record<string, Share>
  misses: readonly Miss[]
}

/** `ways`: the ways of typing that must bring the same answer; none for a baseline that takes its time. */
export function measure(sentences: readonly Labelled[], look: Look, ways = WAYS): Figures {
  const asked = sentences.map((sentence) => ({ ...sentence, answer: look(sentence.text) }))
  const of = (file: Labelled['file']) => asked.filter((one) => one.file === file)
  const alarms = [...of('negatives'), ...of('needs').map((one) => ({ ...one, group: 'needs' }))]
  const others = of('negatives').filter(({ group }) => group === 'out_of_scope')
  return {
    crisisRecall: byGroup(of('crisis'), ({ answer }) => answer.crisis),
    falseAlarms: byGroup(alarms, ({ answer }) => answer.crisis),
    first: byGroup(of('needs'), ({ answer, group }) => answer.categories[0] === group),
    inThree: byGroup(of('needs'), ({ answer, group }) => answer.categories.slice(0, 3).includes(group)),
    outOfScope: share(others, ({ answer }) => isElsewhere(answer)),
    sameAnswer: Object.fromEntries(
      Object.entries(ways).map(([name, change]) => [
        name,
        share(asked, ({ text, answer }) => key(look(change(text))) === key(answer)),
      ]),
    ),
    misses: asked.flatMap(({ answer, ...sentence }) => {
      const wanted = wantedOf(sentence)
      const got = shownOf(answer)
      return fits(sentence, answer) ? [] : [{ ...sentence, wanted, got }]
    }),
  }
}

/** All groups of a figure together. */
export const total = (groups: Record<string, Share>): Share =>
  Object.values(groups).reduce((sum, one) => ({ right: sum.right + one.right, of: sum.of + one.of }), {
    right: 0,
    of: 0,
  })

export const rate = ({ right, of }: Share): number => (of === 0 ? 1 : right / of)

const isElsewhere = ({ crisis, scope }: Answer): boolean => !crisis && scope === 'out'

function fits({ file, group }: Labelled, answer: Answer): boolean {
  if (file === 'crisis') return answer.crisis
  if (file === 'needs') return !answer.crisis && answer.categories[0] === group
  return group === 'out_of_scope' ? isElsewhere(answer) : !answer.crisis
}

function wantedOf({ file, group }: Labelled): string {
  if (file === 'crisis') return 'crisis'
  if (file === 'needs') return group
  return group === 'out_of_scope' ? 'something else' : 'no crisis'
}

const shownOf = ({ crisis, scope, categories }: Answer): string =>
  [crisis ? 'CRISIS' : '', scope === 'out' ? 'something else' : '', ...categories].filter(Boolean).join(', ') || 'menu'

const key = ({ crisis, scope, categories }: Answer): string => `${crisis} ${scope} ${categories[0] ?? ''}`

function share<T>(all: readonly T[], isRight: (one: T) => boolean): Share {
  return { right: all.filter(isRight).length, of: all.length }
}

function byGroup<T extends { group: string }>(all: readonly T[], isRight: (one: T) => boolean): Record<string, Share> {
  const groups = [...new Set(all.map(({ group }) => group))]
  return Object.fromEntries(
    groups.map((name) => [
      name,
      share(
        all.filter(({ group }) => group === name),
        isRight,
      ),
    ]),
  )
}
