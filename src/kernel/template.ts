import type { Covered, OneToOneKind } from './record.ts'

/** What a form proposes for one kind of one-to-one: the same for officers and staff. */
export type Template = {
  /** Questions to think of, as a hint beside the shared note. */
  prompts: readonly string[]
  /** Ticked when the form opens. */
  covered: readonly Covered[]
  /** Days to the next one as the form proposes it; null where the force's policy says. */
  nextDays: number | null
}

export type Templates = Readonly<Record<OneToOneKind, Template>>
