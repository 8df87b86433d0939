import type { Nation } from './people.ts'
import { holdsRank, type Rank } from './rank.ts'
import type { Audience, ReaderType, Service } from './service.ts'

/** What is known of whoever reads. Only the nation always is; the rest is what they chose to say. */
export type Reader = {
  nation: Nation
  type?: ReaderType | undefined
  rank?: Rank | undefined
  /** Path from the top of the force, as people have it. */
  unit?: string | undefined
}

/**
 * Whether an entry is for this reader. What is not known of a reader never hides an entry: its label says whom it is for.
 * What one must be a member of is for the reader to judge.
 */
export const suits = ({ audience }: Pick<Service, 'audience'>, reader: Reader): boolean =>
  (audience.nations === undefined || audience.nations.includes(reader.nation)) &&
  suitsType(audience, reader) &&
  suitsRank(audience, reader) &&
  suitsUnit(audience, reader)

const suitsType = ({ types }: Audience, { type }: Reader): boolean =>
  types === undefined || type === undefined || types.includes(type)

/** A range speaks of those who hold a rank. Others are in only where the entry names their type beside it. */
function suitsRank({ ranks, types }: Audience, { type, rank }: Reader): boolean {
  if (ranks === undefined) return true
  if (type !== undefined && type !== 'officer' && type !== 'special') return types !== undefined
  return rank === undefined || holdsRank(rank, ranks)
}

/** `Local Policing/North` holds `Local Policing/North/Response A`, and not `Local Policing/Northern`. */
function suitsUnit({ units }: Audience, { unit }: Reader): boolean {
  if (units === undefined || unit === undefined) return true
  const own = steps(unit)
  return units.some((path) => steps(path).every((step, index) => own[index] === step))
}

const steps = (path: string): string[] => path.split('/').map((step) => step.trim().toLowerCase())
