import { isJson, type Json, objectsIn } from './check.ts'
import { htmlText, tagsOf } from './html-rules.ts'

/** Each reader turns what a platform was given into the characters a person sees, in order. */
export const readers = { slack: slackText, teams: cardText, html: htmlSeen } as const

/** Text objects of Slack: plain ones are shown as they are; mrkdwn is shown with its links and entities undone. */
export function slackText(pages: readonly unknown[]): string {
  const texts = objectsIn(pages.map((page) => (isJson(page) ? [page.title, page.blocks, page.submit] : [])))
  return texts.map(slackString).join('\n')
}

function slackString(one: Json): string {
  if (typeof one.initial_value === 'string') return one.initial_value
  if (typeof one.text !== 'string') return ''
  if (one.type !== 'mrkdwn') return one.text
  return one.text
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Texts of a card: Markdown is shown with its links and escapes undone. */
export function cardText(cards: readonly unknown[]): string {
  const body = cards.map((card) => (isJson(card) ? card.body : []))
  return objectsIn(body).flatMap(cardStrings).join('\n')
}

function cardStrings(part: Json): string[] {
  const of = (key: string) => (typeof part[key] === 'string' ? [part[key]] : [])
  if (part.type === 'TextBlock') return of('text').map(fromMarkdown)
  if (String(part.type).startsWith('Input.')) return [...of('label'), ...of('value')]
  if (String(part.type).startsWith('Action.')) return of('title')
  return part.type === undefined ? [...of('title'), ...of('value')].map(fromMarkdown) : []
}

function fromMarkdown(text: string): string {
  return text
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replace(/^- /gm, '')
    .replace(/\r- /g, '\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** A fragment's text with what stands in its inputs. */
function htmlSeen(html: string): string {
  const inputs = tagsOf(html).tags.filter((tag) => tag.name === 'input' && tag.attributes.type !== 'hidden')
  return [htmlText(html), ...inputs.map((tag) => tag.attributes.value ?? '')].join('\n')
}

/** Without white space and without a renderer's gaps, so that line breaks and pages make no difference. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u200B]/g, '').replaceAll('¦', '|')
}
