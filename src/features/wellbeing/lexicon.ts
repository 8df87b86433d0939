import type { Category } from '../../kernel/category.ts'
import type { EvidenceData } from './evidence.ts'

/** A group of phrases that say the same thing. `because` is shown to a reviewer, never to the reader. */
export type Concept = {
  because: string
  phrases: readonly string[]
  weight: number
  /** Whom the phrases are about, where their own words cannot say. */
  about?: 'self' | 'other'
}

/** What the matcher knows, as the data files say it: see the head of crisis.yaml for how a phrase is written. */
export type LexiconData = {
  classes: Readonly<Record<string, readonly string[]>>
  crisis: { wish: readonly Concept[]; word: readonly Concept[]; hint: readonly Concept[] }
  ordinary: { mask: readonly Concept[]; job: readonly Concept[]; own: readonly Concept[] }
  reporting: { other: readonly Concept[]; report: readonly Concept[]; asks: readonly Concept[] }
  needs: Readonly<Partial<Record<Category, readonly Concept[]>>>
  outOfScope: readonly Concept[]
  /** Small signs that add up where no phrase settles it. */
  evidence: EvidenceData
  related: Readonly<Record<Category, readonly Category[]>>
  words: {
    joins: Readonly<Record<string, string>>
    aliases: Readonly<Record<string, string>>
    room: readonly string[]
    menu: readonly string[]
    spellings: readonly string[]
    ordinary: readonly string[]
  }
}
