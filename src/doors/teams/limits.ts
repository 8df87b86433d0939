/** What Teams accepts. Bytes are of the card as UTF-8 JSON; the activity around it needs the rest of the 28 KB. */
export const LIMITS = {
  cardBytes: 26_000,
  actionsInSet: 6,
  summary: 4_000,
  /** One text block is cut here so that long texts can go on in the next card. */
  textBlock: 4_000,
} as const

/** Names that a form's own data takes: Teams puts the typed values beside them. */
export const RESERVED_NAMES: readonly string[] = ['name', 'carry', 'shape', 'step', 'many', 'verb', 'action', 'msteams']

/** More choices than this and a list that opens is quicker to use than radio buttons. */
export const RADIO_BUTTONS = 5
