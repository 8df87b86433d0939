import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { askDocument, exportDocument, wordsDocument } from '../../../src/doors/pages/page.ts'
import { POLICY } from '../../../src/doors/pages/style.ts'
import type { ExportPage } from '../../../src/kernel/export.ts'
import { day } from '../../support/days.ts'
import { ACTING, HOSTILE } from '../../support/hostile.ts'

const page = (text: string): ExportPage => ({
  title: text,
  intro: [text],
  entries: [{ heading: text, facts: [{ label: text, value: text }], texts: [{ heading: text, text }] }],
})
const drawn = (text: string, by = 'Tom Ashworth') => exportDocument({ page: page(text), by, on: day('2026-11-25') })
const tags = (document: string) => [...document.matchAll(/<\/?([a-z0-9!]+)[^>]*>/g)].map(([tag]) => tag)

test('is one whole document in English, with a title, headings in order and a footer that says whose copy it is', () => {
  const document = drawn('Record of Priya Shah')
  expect(document).toMatch(/^<!doctype html>\n<html lang="en-GB">/)
  expect(document).toContain('<title>Record of Priya Shah</title>')
  expect(tags(document).filter((tag) => /^<h\d/.test(tag))).toEqual(['<h1>', '<h2>', '<h3>'])
  expect(document).toContain('Exported by Tom Ashworth on Wednesday 25 November 2026; 1 entry; private.')
  expect(document).toContain('@page')
})

test('paragraphs and lines stay as they were written', () => {
  expect(drawn('One.\nTwo.\n\nThree.')).toContain('<p>One.<br>Two.</p><p>Three.</p>')
})

describe.each([...HOSTILE, ...ACTING.map(([typed]) => typed)])('%j', (text) => {
  test('is text, wherever it stands: the page has the same elements as with a plain one', () => {
    expect(tags(drawn(text, text).replaceAll('<br>', ''))).toEqual(tags(drawn('plain').replaceAll('<br>', '')))
  })
})

test('nothing in it runs, is fetched or leads elsewhere', () => {
  for (const document of [drawn(HOSTILE.join('\n\n')), askDocument(), wordsDocument('Gone', 'Used.')]) {
    expect(document).not.toMatch(/<(script|img|link|iframe|object|embed|base|a)\b/)
    expect(document).not.toMatch(/<[^>]+\s(src|href|on\w+|style|action)=/)
    expect(document).not.toMatch(/@import|url\(/)
  }
})

test('the policy lets in the style that stands in the page, by its digest, and nothing else', () => {
  const style = /<style>([\s\S]*)<\/style>/.exec(drawn('x'))?.[1] ?? ''
  expect(POLICY).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  expect(POLICY).toContain("default-src 'none'")
  expect(POLICY).toContain("frame-ancestors 'none'")
  expect(POLICY).not.toMatch(/unsafe|\*/)
})
