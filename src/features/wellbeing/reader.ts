import { PERSON_TYPES } from '../../kernel/people.ts'

/** Who the help is for, as far as they chose to say. */
export const READER_TYPES = [...PERSON_TYPES, 'retired', 'family'] as const
export type ReaderType = (typeof READER_TYPES)[number]

/** As many ranks as there are differences between services: `superintendent` stands for itself and all above. */
export const RANK_GROUPS = ['constable', 'sergeant', 'inspector', 'chief-inspector', 'superintendent'] as const
export type RankGroup = (typeof RANK_GROUPS)[number]

/** Only officers and special constables have a rank; somebody who has not said may have one. */
export const hasRank = (type: ReaderType | undefined): boolean =>
  type === undefined || type === 'officer' || type === 'special'
