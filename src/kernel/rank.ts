/**
 * The ranks of a police force from the first to the last (Police Act 1996, section 13). Their order is what a range is
 * read by. Grades of police staff are not ranks.
 */
export const RANKS = [
  'constable',
  'sergeant',
  'inspector',
  'chief-inspector',
  'superintendent',
  'chief-superintendent',
  'assistant-chief-constable',
  'deputy-chief-constable',
  'chief-constable',
] as const
export type Rank = (typeof RANKS)[number]

/** From one rank to another, both included. An absent end is open. */
export type RankRange = { from?: Rank; to?: Rank }

export function holdsRank(rank: Rank, { from, to }: RankRange): boolean {
  const step = RANKS.indexOf(rank)
  return (from === undefined || step >= RANKS.indexOf(from)) && (to === undefined || step <= RANKS.indexOf(to))
}
