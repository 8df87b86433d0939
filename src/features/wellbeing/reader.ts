import { suits } from '../../kernel/audience.ts'
import type { Nation } from '../../kernel/people.ts'
import { RANKS, type Rank } from '../../kernel/rank.ts'
import type { ReaderType, Service } from '../../kernel/service.ts'

/** As many ranks as a screen holds: `superintendent` stands for itself and all above. */
export const RANK_GROUPS = ['constable', 'sergeant', 'inspector', 'chief-inspector', 'superintendent'] as const
export type RankGroup = (typeof RANK_GROUPS)[number]

/** Only officers and special constables have a rank; somebody who has not said may have one. */
export const hasRank = (type: ReaderType | undefined): boolean =>
  type === undefined || type === 'officer' || type === 'special'

/** Whether an entry is for somebody who chose so much of themselves. */
export function suitsReader(
  service: Service,
  { nation, type, rank }: { nation: Nation; type?: ReaderType; rank?: RankGroup },
): boolean {
  const held: readonly (Rank | undefined)[] =
    rank === 'superintendent' ? RANKS.slice(RANKS.indexOf('superintendent')) : [rank]
  return held.some((one) => suits(service, { nation, type, rank: one }))
}
