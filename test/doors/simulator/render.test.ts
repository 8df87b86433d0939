import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderForm, renderMessage } from '../../../src/doors/simulator/render.ts'
import { noBrowser, type OpenBrowser, openBrowser, pageFaults } from '../../support/browser.ts'
import { HOSTILE } from '../../support/hostile.ts'
import { htmlFaults } from '../../support/html-rules.ts'
import { FORMS, formOf, MESSAGES, messageOf } from '../../support/views.ts'

const message = (...body: Parameters<typeof renderMessage>[0]['body'][number][]) =>
  renderMessage({ notice: 'Notice', body }, '/press')

describe('a message', () => {
  test('escapes what a person wrote', () => {
    expect(message({ kind: 'text', text: '<b>"a" & \'b\'</b>' })).toBe(
      '<p class="as-text as-plain" dir="auto">&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;</p>',
    )
  })
  test('says urgency in words', () => {
    expect(message({ kind: 'text', tone: 'urgent', text: 'Now' })).toContain('<strong>Important: </strong>Now')
  })
  test('has buttons that work without a script', () => {
    const button = { label: 'Go', name: 'a.b', carry: { id: '"1"' }, tone: 'main' } as const
    expect(message({ kind: 'buttons', buttons: [button] })).toBe(
      '<div class="as-buttons"><form class="as-press" method="post" action="/press">' +
        '<input type="hidden" name="_carry" value="{&quot;id&quot;:&quot;\\&quot;1\\&quot;&quot;}">' +
        '<button type="submit" class="as-button as-main" name="_button" value="a.b">Go</button></form></div>',
    )
  })
  test('has numbers that can be tapped and read', () => {
    expect(message({ kind: 'links', links: [{ label: 'Talk', href: 'tel:116 123' }] })).toContain(
      '<a class="as-link" href="tel:116123" rel="noreferrer">Talk</a> – <span>116 123</span>',
    )
  })
  test('begins its headings at the second level', () => {
    const second = { kind: 'heading', level: 2, text: 'a' } as const
    expect(message(second, second)).toMatch(/^<h2 .*\n<h3 /)
  })
})

describe('a form', () => {
  const errors = { form: 'Not saved yet.', notes: 'Write something.', topics: 'Choose one.' }
  const html = renderForm(formOf('</textarea><b>', { errors }), { prefix: 'e7', action: '/submit/7' })
  test('says first what is wrong, with a way to each field, and again at the field', () => {
    expect(html).toContain('<ul><li>Not saved yet.</li><li><a href="#e7-notes">Write something.</a></li>')
    expect(html).toContain('<strong>Error:</strong> Write something.')
    expect(html).toContain('aria-describedby="e7-notes-hint e7-notes-error" aria-invalid="true"')
    expect(html).toContain('<fieldset class="as-field as-wrong" aria-describedby="e7-topics-error">')
  })
  test('comes back filled', () => {
    expect(html).toContain('>\n&lt;/textarea&gt;&lt;b&gt;</textarea>')
    expect(html).toContain(
      'type="date" id="e7-when" name="when" aria-describedby="e7-when-hint" required value="2026-11-22"',
    )
  })
  test('carries what it needs', () => {
    expect(html).toContain('<input type="hidden" name="_form" value="one-to-one.record">')
    expect(html).toContain(
      'name="_carry" value="{&quot;once&quot;:&quot;a1b2&quot;,&quot;version&quot;:&quot;3&quot;}"',
    )
    expect(html).toContain('method="post" action="/submit/7" novalidate')
  })
  test('keeps a line break that was typed first', () => {
    expect(renderForm(formOf('', { values: { notes: '\nTyped' } }), { prefix: 'a' })).toContain('>\n\nTyped</textarea>')
  })
})

/** What the simulator's own page looks like: sizes of targets and contrasts are part of being accessible. */
const STYLES = ['theme', 'message', 'form'].map((name) => `src/doors/simulator/assets/${name}.css`)

const missing = noBrowser()

describe.skipIf(missing)(`in a real browser${missing ? ` – skipped: ${missing}` : ''}`, () => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser?.close())

  const views = [
    ...['plain', '60 headings', '60 links', 'tones of buttons'].map((name) =>
      renderMessage(MESSAGES[name] ?? messageOf(name)),
    ),
    ...HOSTILE.map((text) => renderMessage(messageOf(text))),
    ...Object.values(FORMS)
      .slice(0, 12)
      .map((form, index) => renderForm({ ...form, title: `Form ${index}` }, { prefix: `e${index}` })),
  ]
  const articles = views.map((view) => `<article>${view}</article>`).join('')

  test('the gallery is accessible, and nothing that was typed acts', { timeout: 60_000 }, async () => {
    expect(htmlFaults(views[0] ?? '')).toEqual([])
    const page = await browser.tab()
    const acted: string[] = []
    page.on('dialog', (dialog) => void acted.push(dialog.type()))
    page.on('request', (request) => void acted.push(request.url()))
    await page.setContent(
      `<!doctype html><html lang="en-GB"><title>Gallery</title><main><h1>Gallery</h1>${articles}</main>`,
    )
    for (const path of STYLES) await page.addStyleTag({ path })
    expect(await pageFaults(page)).toEqual([])
    expect(await page.locator('article').count()).toBe(views.length)
    expect(await page.locator('article script, article img, article b').count()).toBe(0)
    expect(acted).toEqual([])
  })
})
