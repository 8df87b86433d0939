import { inertBlock, inertLine } from '../../view/inert.ts'

/** Markup that is safe to send as it stands: made only by `html`. */
export type Html = { readonly markup: string }

type Piece = Html | string | readonly Html[]

/** Everything put into the template is escaped unless it was made by this. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { markup: parts.map((part, index) => part + markupOf(pieces[index] ?? '')).join('') }
}

/** A text as people wrote it: paragraphs at empty lines, line breaks inside them. */
export function paragraphs(text: string): Html[] {
  return inertBlock(text)
    .split(/\n{2,}/)
    .filter((one) => one.trim() !== '')
    .map((one) => ({ markup: `<p>${one.split('\n').map(escapeHtml).join('<br>')}</p>` }))
}

function markupOf(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(inertLine(piece))
  if ('markup' in piece) return piece.markup
  return piece.map(({ markup }) => markup).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
