/** The support categories: exact tokens, used in data, in the command line's JSON and in tests. */
export const CATEGORIES = [
  'crisis',
  'trim',
  'eap',
  'mhfa',
  'occupational_health',
  'welfare_officer',
  'chaplaincy',
  'federation_union',
  'financial',
  'domestic_abuse',
  'bereavement',
  'addiction',
  'family_parental',
  'menopause_health',
  'supervisor_support_line',
  'bullying_grievance',
  'physical_health',
  'assault_on_duty',
  'peer_support',
  'neurodiversity_adjustments',
] as const
export type Category = (typeof CATEGORIES)[number]
