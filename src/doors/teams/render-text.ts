import { inertBlock, inertLine } from '../../view/inert.ts'
import type { ReadyLink } from '../../view/ready-link.ts'
import { splitText } from '../../view/split.ts'
import { LIMITS } from './limits.ts'
import type { TextBlock } from './render-types.ts'

const GAP = '\u200B'

/**
 * One line as Teams Markdown that shows exactly these words. Only what means something there is escaped: the telephone
 * apps know few escapes, and a stray backslash in a telephone number would be read as part of it.
 */
export function escapeMarkdown(line: string): string {
  return line
    .replace(/[\\*_[\]`~<>]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\{(?=\{)/g, '{\\')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/((?:https?|ftp)(?=:\/\/)|mailto):/gi, '$1\\:')
    .replace(/\b(www)\.(?=\S)/gi, '$1\\.')
}

/** Several lines: Teams starts a new line only after an empty one. */
export function escapeLines(text: string): string {
  return inertBlock(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => escapeMarkdown(line.trim()))
    .join('\n\n')
}

/** A label, a choice or a button: plain text in some clients, Markdown in others, so nothing visible is added. */
export function labelText(text: string, rule: string): string {
  const line = inertLine(text)
  if (line === '') throw new Error(`Teams: ${rule} is empty`)
  return gapped(line)
}

/** What a notification shows. */
export function summaryText(notice: string): string {
  const text = inertLine(notice)
  if (text === '') throw new Error('Teams: a message needs a notice')
  if (text.length > LIMITS.summary) throw new Error(`Teams: a notice holds at most ${LIMITS.summary} characters`)
  return gapped(text)
}

/** Long text becomes several blocks, divided where it reads best. */
export function textBlocks(text: string, face: Partial<TextBlock> = {}): TextBlock[] {
  const parts = splitText(inertBlock(text), LIMITS.textBlock, (part) => escapeLines(part).length)
  return parts.map((part) => textBlock(escapeLines(part), face))
}

/** `markdown` is already escaped. */
export function textBlock(markdown: string, face: Partial<TextBlock> = {}): TextBlock {
  return { type: 'TextBlock', text: markdown, wrap: true, ...face }
}

/** A link and the words after it, as one line of Markdown. */
export function linkText({ label, href, after }: ReadyLink): string {
  const words = escapeMarkdown(label)
  const tappable = href === null ? words : `[${words}](${href})`
  return [tappable, ...after.map(escapeMarkdown)].join(' – ')
}

/** A link and the words after it in one block, or in several where they are long. */
export function linkBlocks({ label, href, after }: ReadyLink, face: Partial<TextBlock> = {}): TextBlock[] {
  const whole = linkText({ label, href, after })
  if (whole.length <= LIMITS.textBlock) return [textBlock(whole, face)]
  const first = href === null ? textBlocks(label, face) : [textBlock(linkText({ label, href, after: [] }), face)]
  return [...first, ...after.flatMap((one) => textBlocks(one))]
}

function gapped(line: string): string {
  return line
    .replaceAll('](', `]${GAP}(`)
    .replace(/<(?=\/?[a-z!])/gi, `<${GAP}`)
    .replace(/\{(?=\{)/g, `{${GAP}`)
}
