/** Scripts in which an invisible joiner changes how letters are written, so that it is part of the word. */
const JOINED =
  '\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}' +
  '\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}'

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const CONTROLS = /(?!\n)[\p{Cc}]/gu
const LONE_SURROGATES = /\p{Surrogate}/gu
/** Marks, embeddings, overrides and isolates: they can turn a number or a name round on the screen. */
const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const INVISIBLE = /[\u00AD\u180E\u200B\u2060-\u2065\u206A-\u206F\uFEFF\uFFF9-\uFFFB]/g
/** The flags of England, Scotland and Wales are a black flag followed by tag characters; elsewhere tags are hidden text. */
const TAGS = /(\u{1F3F4}[\u{E0061}-\u{E007A}]{1,8}\u{E007F})|[\u{E0000}-\u{E007F}]/gu
const JOINERS = new RegExp(
  `((?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})|` +
    `(?<=[${JOINED}])[\\u200C\\u200D](?=[${JOINED}]))|[\\u200C\\u200D]`,
  'gu',
)

/**
 * Text without the characters that act instead of being read: controls, direction marks, hidden characters. Words of
 * any script, emoji and line breaks stay. Every renderer passes every string through here before its own escaping.
 */
export function inert(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATES, '\uFFFD')
    .replace(DIRECTIONS, '')
    .replace(INVISIBLE, '')
    .replace(TAGS, '$1')
    .replace(JOINERS, '$1')
}

/** The same for a label: one line, no space around it. */
export function inertLine(text: string): string {
  return inert(text).replace(/\s+/g, ' ').trim()
}

/** The same for a list: items with nothing to read go. */
export function inertItems(items: readonly string[]): string[] {
  return items.map(inertLine).filter(Boolean)
}

/** The look back keeps a long run of blanks from being tried again from each of them. */
const BLANK_ENDS = /(?<![ \u00A0])[ \u00A0]+$/gm

/** The same for a block of text: outer space and runs of empty lines go. */
export function inertBlock(text: string): string {
  return inert(text)
    .replace(BLANK_ENDS, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
