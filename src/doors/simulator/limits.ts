/** HTML sets no limits; these are ours, for reading at a glance. */
export const LIMITS = {
  /** More choices than this and a list that opens is quicker to use than radio buttons, on a telephone above all. */
  visibleOptions: 5,
} as const
