import { fold, foldedWords } from '../../kernel/fold.ts'
import type { PersonId } from '../../kernel/people.ts'

export type OneOfMine = { id: PersonId; reference: string; name: string; rank: string }

/** More words than this are no name. */
const WORDS = 8

/**
 * Who of one's own people is meant: by the whole name or the force's number, else by parts of names, else with one typing
 * error. The first of these that finds anybody decides; empty where none does.
 */
export function whoIsMeant(typed: string, people: readonly OneOfMine[]): readonly OneOfMine[] {
  const words = foldedWords(typed.slice(0, 200))
  if (words.length === 0 || words.length > WORDS) return []
  const whole = words.join(' ')
  const sorted = [...words].sort().join(' ')
  const tiers: readonly ((one: OneOfMine) => boolean)[] = [
    ({ name, reference }) => fold(reference) === whole || foldedWords(name).sort().join(' ') === sorted,
    (one) => fits(words, one, (wanted, part) => part.startsWith(wanted)),
    (one) => fits(words, one, nearly),
  ]
  for (const tier of tiers) {
    const found = people.filter(tier)
    if (found.length > 0) return found
  }
  return []
}

/** Each word is a part of the name, and of parts no more than one word stands for; ranks beside a name say nothing. */
function fits(words: readonly string[], { name, rank }: OneOfMine, like: (wanted: string, part: string) => boolean) {
  const wanted = words.filter((word) => !ranksOf(rank).includes(word))
  const free = foldedWords(name)
  return (
    wanted.length > 0 &&
    wanted.every((word) => {
      const at = free.findIndex((part) => like(word, part))
      if (at >= 0) free.splice(at, 1)
      return at >= 0
    })
  )
}

/** `Police Constable`: police, constable, pc. */
function ranksOf(rank: string): string[] {
  const words = foldedWords(rank)
  return [...words, words.map((word) => word.charAt(0)).join('')]
}

/** One letter too many, too few, changed, or two neighbours swapped; in words long enough to be told apart. */
function nearly(wanted: string, part: string): boolean {
  if (part.startsWith(wanted)) return true
  if (Math.min(wanted.length, part.length) < 4 || Math.abs(wanted.length - part.length) > 1) return false
  let start = 0
  while (start < wanted.length && wanted[start] === part[start]) start++
  let end = 0
  const most = Math.min(wanted.length, part.length) - start
  while (end < most && wanted[wanted.length - 1 - end] === part[part.length - 1 - end]) end++
  const a = wanted.slice(start, wanted.length - end)
  const b = part.slice(start, part.length - end)
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && a === b.split('').reverse().join(''))
}
