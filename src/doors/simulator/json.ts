import { type Html, html } from './html.ts'

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/g

/** Pretty-printed JSON with its names, texts and literals marked, so that a stylesheet can tell them apart. */
export function prettyJson(value: unknown): Html {
  const text = JSON.stringify(value, null, 2) ?? 'null'
  const pieces: Html[] = []
  let at = 0
  for (const found of text.matchAll(TOKENS)) {
    const [whole, quoted, colon] = found
    pieces.push(html`${text.slice(at, found.index)}`, marked(whole, quoted, colon))
    at = found.index + whole.length
  }
  return html`${pieces}${text.slice(at)}`
}

function marked(whole: string, quoted: string | undefined, colon: string | undefined): Html {
  if (quoted === undefined) return html`<span class="sim-json-literal">${whole}</span>`
  if (colon === undefined) return html`<span class="sim-json-text">${quoted}</span>`
  return html`<span class="sim-json-name">${quoted}</span>${colon}`
}
