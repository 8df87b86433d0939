import { inertLine } from '../../view/inert.ts'
import type { ReadyLink } from '../../view/ready-link.ts'
import { LIMITS } from './limits.ts'
import type { Mrkdwn, PlainText } from './render-types.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** mrkdwn has no escape character: an invisible space beside a mark is what keeps it from being a mark. */
const GAP = '\u200B'

/**
 * Plain text objects are not read for marks, mentions or links, and with `emoji: false` not for emoji names: text that
 * a person wrote goes into these wherever Slack takes one.
 */
export function plain(text: string): PlainText {
  return { type: 'plain_text', text, emoji: false }
}

/** `verbatim` keeps Slack from making links and mentions out of words by itself. */
export function mrkdwn(text: string): Mrkdwn {
  return { type: 'mrkdwn', text, verbatim: true }
}

/** The three characters that start mentions, commands and links in Slack's text. */
export function escapeEntities(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
}

/** One line of text for use inside mrkdwn. */
export function escapeMrkdwn(text: string): string {
  return escapeEntities(inertLine(text))
    .replace(/[*_~`]/g, `${GAP}$&${GAP}`)
    .replace(/:(?=[\w+'-]+:)/g, `:${GAP}`)
    .replace(/@(?=(?:here|channel|everyone)\b)/gi, `@${GAP}`)
}

/** The top-level `text` of a message: what notifications and screen readers take. */
export function noticeText(notice: string): string {
  const text = escapeMrkdwn(notice)
  if (text === '') throw new Error('Slack: a message needs a notice')
  return within(text, LIMITS.messageText, 'notice')
}

/** The link itself as mrkdwn (bold where it is to be found at a glance), and the words after it as they are. */
export function linkParts({ label, href, after }: ReadyLink, bold = false): { tappable: string; after: string } {
  const words = escapeMrkdwn(label)
  const link = href === null ? words : `<${escapeEntities(href)}|${words.replaceAll('|', '¦')}>`
  const tappable = bold && href !== null ? `*${link}*` : link
  return { tappable, after: after.join(' – ') }
}

/** Words that cannot be divided: names of buttons, titles, options. Refused, with the rule's name, when they do not fit. */
export function shortText(text: string, limit: number, rule: string): PlainText {
  const line = inertLine(text)
  if (line === '') throw new Error(`Slack: ${rule} is empty`)
  return plain(within(line, limit, rule))
}

export function within(text: string, limit: number, rule: string): string {
  if (text.length > limit) throw new Error(`Slack: ${rule} is ${text.length} characters, at most ${limit} are allowed`)
  return text
}
