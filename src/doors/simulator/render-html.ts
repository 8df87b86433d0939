import { inertBlock, inertLine } from '../../view/inert.ts'
import type { ReadyLink } from '../../view/ready-link.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** For text and for quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

export function line(text: string): string {
  return escapeHtml(inertLine(text))
}

/** Paragraphs of a block of text; each takes its direction from its own words. */
export function paragraphs(text: string, className: string, lead = ''): string {
  const parts = inertBlock(text)
    .split(/\n{2,}/)
    .filter(Boolean)
  return parts
    .map((part, index) => `<p class="${className}" dir="auto">${index === 0 ? lead : ''}${lines(part)}</p>`)
    .join('')
}

export function lines(text: string): string {
  return escapeHtml(inertBlock(text)).replaceAll('\n', '<br>')
}

export function linkItem({ label, href, after }: ReadyLink): string {
  const words = escapeHtml(label)
  const tappable = href === null ? words : `<a class="as-link" href="${escapeHtml(href)}" rel="noreferrer">${words}</a>`
  const rest = after.map((one) => ` – <span>${escapeHtml(one)}</span>`).join('')
  return `<li dir="auto">${tappable}${rest}</li>`
}

export function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
}

/** The attribute that says where a form posts to; without it, to the page's own address. */
export function postsTo(action: string | undefined): string {
  return action === undefined ? '' : ` action="${escapeHtml(action)}"`
}

export function buttonLabel(text: string): string {
  if (inertLine(text) === '') throw new Error('HTML: a button is empty')
  return line(text)
}
