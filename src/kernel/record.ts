/** What a one-to-one can be. The record of management action is a kind of record of its own. */
export const ONE_TO_ONE_KINDS = [
  'regular',
  'welfare',
  'return-to-work',
  'after-incident',
  'pdr-interim',
  'stay',
] as const
export type OneToOneKind = (typeof ONE_TO_ONE_KINDS)[number]

export const KIND_WORDS: Readonly<Record<OneToOneKind, string>> = {
  regular: 'Regular one-to-one',
  welfare: 'Welfare conversation',
  'return-to-work': 'Return to work',
  'after-incident': 'After an incident',
  'pdr-interim': 'PDR interim review',
  stay: 'Stay conversation',
}

/** What a one-to-one covered: the four prompts of the inspection findings, and development. */
export const COVERED = ['wellbeing', 'workload', 'welfare', 'performance', 'development'] as const
export type Covered = (typeof COVERED)[number]

/** Why there is no next one-to-one. */
export const NO_NEXT_WORDS = {
  leaving: 'They are leaving the force',
  moving: 'They are moving to another supervisor',
  'long-absence': 'They are away for a long time',
  'i-am-moving': 'I am moving to another post',
  'not-agreed-yet': 'We have not agreed a day yet',
} as const
export type NoNext = keyof typeof NO_NEXT_WORDS

/** Who is to do it: the person, or whoever supervises them when it is due. */
export const ACTION_OWNERS = ['person', 'supervisor'] as const
export type ActionOwner = (typeof ACTION_OWNERS)[number]

export const OUTCOME_WORDS = {
  improved: 'Improved as expected',
  partly: 'Partly improved',
  'not-improved': 'Not improved',
  'no-longer-needed': 'No longer needed',
} as const
export type Outcome = keyof typeof OUTCOME_WORDS

/** What decides whether a record's words may be read; dates are everyone's who may see dates. */
export type Shelf = {
  author: string
  /** The shared note stays between the person and its author. */
  keepPrivate: boolean
  /** The supervisor's own note goes to the next supervisor. */
  passOn: boolean
  /** Written before the reader took over, and the person's objection holds it back. */
  held: boolean
}

/** Which of a record's two notes somebody may read. */
export type Readable = { shared: boolean; own: boolean }
