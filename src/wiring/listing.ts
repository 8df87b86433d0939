import { loadFixedLines } from '../directory/fixed-lines.ts'
import { loadHolidays } from '../directory/holidays.ts'
import type { Policy } from '../directory/policy.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Listing, type ListingRules, listingAt } from '../kernel/listing.ts'
import type { Directory } from '../kernel/service.ts'

/** A clock set back by more than this (ms) makes what was worked out for later wrong; less is the clock being put right. */
const SET_BACK = 60_000

/**
 * What is shown now. The same object until any of it would be another (an hour that strikes, a corrected entry, other
 * rules), so that whoever draws it can keep the drawing. Asks nobody: it stands on the path of `/wellbeing`.
 */
export function keepListing(deps: { entries(): Directory; now(): Instant; rules(): ListingRules }): () => Listing {
  let kept: { listing: Listing; of: Directory; by: ListingRules } | null = null
  return () => {
    const of = deps.entries()
    const by = deps.rules()
    const now = deps.now()
    if (kept && kept.of === of && kept.by === by && holds(kept.listing, now)) return kept.listing
    kept = { listing: listingAt(of, now, by), of, by }
    return kept.listing
  }
}

const holds = ({ at, until }: Listing, now: Instant): boolean => now < until && now.getTime() > at.getTime() - SET_BACK

/** The force's rules of review and the bank holidays: the same object until another first start becomes known. */
export function listingRules(policy: Policy, firstStart: () => Instant): () => ListingRules {
  const standing = {
    everyDays: policy.reviewEveryDays,
    graceDays: policy.reviewGraceDays,
    neverHidden: loadFixedLines(),
    holidays: loadHolidays(),
    defaultNation: policy.defaultNation,
  }
  let rules: ListingRules = { ...standing, firstStart: firstStart() }
  return () => {
    const now = firstStart()
    if (now.getTime() !== rules.firstStart.getTime()) rules = { ...standing, firstStart: now }
    return rules
  }
}
