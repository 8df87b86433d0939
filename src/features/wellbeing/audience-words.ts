import { PERSON_TYPES } from '../../kernel/people.ts'
import type { Rank, RankRange } from '../../kernel/rank.ts'
import type { Audience, ReaderType } from '../../kernel/service.ts'
import { fill } from './wording.ts'

export type AudienceWording = {
  everyone: string
  types: Readonly<Record<ReaderType, string>>
  and: string
  rankRange: string
  rankFrom: string
  rankUpTo: string
  ranks: Readonly<Record<Rank, string>>
  units: string
}

/** `police officers and special constables; sergeants to chief superintendents`; null where there is no limit to say. */
export function audienceText(audience: Audience, wording: AudienceWording): string | null {
  const limits = [
    audience.types && typesText(audience.types, wording),
    audience.ranks && ranksText(audience.ranks, wording),
    audience.units && fill(wording.units, { units: listed(audience.units, wording) }),
    audience.membersOf,
  ].filter((limit) => limit !== undefined)
  return limits.length === 0 ? null : limits.join('; ')
}

function typesText(types: readonly ReaderType[], wording: AudienceWording): string {
  const everyone = PERSON_TYPES.every((type) => types.includes(type))
  const rest = types.filter((type) => !everyone || !PERSON_TYPES.some((one) => one === type))
  return listed([...(everyone ? [wording.everyone] : []), ...rest.map((type) => wording.types[type])], wording)
}

function ranksText({ from, to }: RankRange, { ranks, rankRange, rankFrom, rankUpTo }: AudienceWording): string {
  if (from === undefined) return to === undefined ? '' : fill(rankUpTo, { to: ranks[to] })
  if (to === undefined) return fill(rankFrom, { from: ranks[from] })
  return from === to ? ranks[from] : fill(rankRange, { from: ranks[from], to: ranks[to] })
}

function listed(parts: readonly string[], { and }: AudienceWording): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : fill(and, { some: parts.slice(0, -1).join(', '), last })
}
