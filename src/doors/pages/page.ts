import { inWords } from '../../kernel/dates.ts'
import type { ExportEntry, ExportPage } from '../../kernel/export.ts'
import type { LocalDate } from '../../kernel/instant.ts'
import { type Html, html, paragraphs } from './markup.ts'
import { STYLE } from './style.ts'

export type Made = { page: ExportPage; by: string; on: LocalDate }

/** A document to read on a screen, to hear, to print and to keep: headings, lists of facts, no script, nothing from elsewhere. */
export function exportDocument({ page, by, on }: Made): string {
  const { entries } = page
  const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`
  return document(
    page.title,
    html`<main>
<header>
<h1>${page.title}</h1>
${page.intro.flatMap(paragraphs)}
</header>
${entries.map(section)}
${entries.length === 0 ? html`<p>Nothing is recorded yet.</p>` : html``}
</main>
<footer>
<p>Exported by ${by} on ${inWords(on)}; ${count}; private.</p>
</footer>`,
  )
}

function section({ heading, facts, texts }: ExportEntry): Html {
  return html`<section>
<h2>${heading}</h2>
${facts.length === 0 ? html`` : html`<dl>${facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`}
${texts.map(({ heading: title, text }) => html`<h3>${title}</h3>${paragraphs(text)}`)}
</section>
`
}

/** What a link opens. It shows nothing and spends nothing: a program that looks at links in advance presses no button. */
export const askDocument = (): string =>
  document(
    'Your export from Alongside',
    html`<main>
<h1>Your export from Alongside</h1>
<p>The page can be opened once. Make sure nobody else can see your screen.</p>
<form method="post">
<button name="as" value="page">Show it, to read or print</button>
<button name="as" value="file">Keep it as a file</button>
</form>
<p>To make a PDF, show it, then print it and choose “Save as PDF”.</p>
</main>`,
  )

export const wordsDocument = (title: string, words: string): string =>
  document(title, html`<main><h1>${title}</h1><p>${words}</p></main>`)

function document(title: string, body: Html): string {
  const { markup } = html`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${body}
</body>
</html>
`
  return `<!doctype html>\n${markup}`
}
