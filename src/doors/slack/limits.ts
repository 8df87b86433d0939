/** What Slack accepts, from its Block Kit reference. Lengths are UTF-16 units, which is never less than Slack counts. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  viewBytes: 250_000,
  /** Not published: past some 13,000 characters in all blocks Slack answers `msg_blocks_too_long`. */
  messageCharacters: 12_000,
  messageText: 40_000,
  title: 24,
  privateMetadata: 3_000,
  id: 255,
  header: 150,
  sectionText: 3_000,
  fields: 10,
  fieldText: 2_000,
  contextText: 2_000,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  options: 100,
  optionGroups: 100,
  optionText: 75,
  optionValue: 75,
  /** Radio buttons and checkboxes. */
  visibleOptions: 10,
  placeholder: 150,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
} as const

/** More choices than this and a list that opens is quicker to use than radio buttons, on a telephone above all. */
export const RADIO_BUTTONS = 5
