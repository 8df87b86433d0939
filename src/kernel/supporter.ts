import type { Category } from './category.ts'

/** What somebody who can be asked is: exact tokens, used in data, in the file of supporters and in tests. */
export const SUPPORTER_KINDS = [
  'mhfa',
  'welfare-officer',
  'trim',
  'blue-light-champion',
  'chaplain',
  'representative',
  'peer-adviser',
] as const
export type SupporterKind = (typeof SUPPORTER_KINDS)[number]

/** The subject of `/wellbeing` under which each kind is found. */
export const CATEGORY_OF: Readonly<Record<SupporterKind, Category>> = {
  mhfa: 'mhfa',
  'welfare-officer': 'welfare_officer',
  trim: 'trim',
  'blue-light-champion': 'peer_support',
  chaplain: 'chaplaincy',
  representative: 'federation_union',
  'peer-adviser': 'supervisor_support_line',
}

/** The kind of people a subject has, or null. */
export const kindFor = (category: Category): SupporterKind | null =>
  SUPPORTER_KINDS.find((kind) => CATEGORY_OF[kind] === category) ?? null
