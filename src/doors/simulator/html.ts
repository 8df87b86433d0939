import { escapeHtml } from './render-html.ts'

/** Markup that is safe to send as it stands: made only by `html` and `trusted`. */
export type Html = { readonly markup: string }

type Piece = Html | string | number | null | false | readonly Html[]

/** Everything put into the template is escaped unless it is markup already; null and false leave nothing. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { markup: parts.map((part, index) => part + markupOf(pieces[index] ?? null)).join('') }
}

/** For fragments that the renderer has already escaped. Never for text. */
export function trusted(markup: string): Html {
  return { markup }
}

function markupOf(piece: Piece): string {
  if (piece === null || piece === false) return ''
  if (typeof piece === 'string') return escapeHtml(piece)
  if (typeof piece === 'number') return String(piece)
  if ('markup' in piece) return piece.markup
  return piece.map((one) => one.markup).join('')
}
