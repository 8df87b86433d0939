import { describe, expect, test } from 'vitest'
import { readyLinks } from '../../src/view/ready-link.ts'

const ready = (label: string, href: string, note?: string) =>
  readyLinks([{ label, href, ...(note !== undefined && { note }) }])[0]

describe('what can be tapped can be read', () => {
  test('a number that the label says is not said again', () => {
    expect(ready('Ring 999', 'tel:999')).toEqual({ label: 'Ring 999', href: 'tel:999', after: [] })
    expect(ready('Text 85258', 'sms:85258')).toEqual({ label: 'Text 85258', href: 'sms:85258', after: [] })
  })
  test('a number that only the link holds is written out, as it was written down', () => {
    const link = ready('Somebody to talk to', 'tel:116 123', 'free')
    expect(link).toEqual({ label: 'Somebody to talk to', href: 'tel:116123', after: ['116 123', 'free'] })
  })
  test('so is an e-mail address; a web address is not', () => {
    expect(ready('Write', 'mailto:help@example.org')?.after).toEqual(['help@example.org'])
    expect(ready('Read', 'https://example.org/')?.after).toEqual([])
  })
  test('a label too long for a link stands beside it', () => {
    expect(ready('x'.repeat(400), 'tel:999')).toEqual({ label: '999', href: 'tel:999', after: ['x'.repeat(400)] })
  })
})

describe('an address that may not be opened is text', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://example.org',
    'https://a:b@example.org',
    'nothing',
    '/here',
  ])('%s', (href) => {
    expect(ready('Look', href)).toEqual({ label: 'Look', href: null, after: [expect.stringContaining(href.slice(5))] })
  })
})

test('signs that end a link early are encoded', () => {
  expect(ready('a', 'https://example.org/a(b)|c>d')?.href).toBe('https://example.org/a%28b%29%7Cc%3Ed')
  expect(ready('a', 'tel:116<123>')?.href).toBe('tel:116123')
  expect(ready('a', 'mailto:a@example.org?subject=(b)')?.href).toBe('mailto:a@example.org?subject=%28b%29')
})

test('a link with nothing to read is none', () => {
  expect(readyLinks([{ label: ' ', href: '' }])).toEqual([])
})
