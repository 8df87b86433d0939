/** The cards of guidance for supervisors: exact tokens, in the order in which they are offered. */
export const CARDS = [
  'conversation',
  'warning-signs',
  'not-to-say',
  'trim',
  'estip',
  'assault',
  'bereavement',
  'long-sickness',
  'investigation',
  'return-to-work',
  'menopause',
  'adjustments',
  'money',
  'and-you',
] as const
export type CardId = (typeof CARDS)[number]

/** The support after traumatic incidents that a force uses: neither of the two is universal. */
export const TRAUMA_PATHWAYS = ['trim', 'estip', 'both'] as const
export type TraumaPathway = (typeof TRAUMA_PATHWAYS)[number]
