import { expect, test } from 'vitest'
import { formToText, messageToText } from '../../src/view/to-text.ts'
import { formOf, messageOf } from '../support/views.ts'

test('a message as plain text, part by part, without its notice', () => {
  expect(messageToText(messageOf('Words'))).toBe(
    [
      'Words',
      'Words',
      'Important: Words',
      'Words',
      '---',
      'Words',
      'Words: Words',
      '- Words\n- Words',
      '- Words – Words – https://example.org/help',
      'Words',
    ].join('\n\n'),
  )
})

test('a form as plain text: what it asks, what was typed, what is to be mended', () => {
  const text = formToText(formOf('Typed words', { errors: { form: 'Not saved yet.', when: 'Enter a real date.' } }))
  expect(text).toContain('There is a problem\n- Not saved yet.\n- Enter a real date.')
  expect(text).toContain('Error: Enter a real date.\n2026-11-22')
  expect(text).toContain('Up to 3,000 characters.\nTyped words')
  expect(text).toContain('Where? (optional)')
  expect(text).toContain('[Save]')
})

test('what was chosen is marked', () => {
  const text = formToText(formOf('', { values: { topics: ['00000000-0000-4000-8000-000000000001'] } }))
  expect(text).toContain('[ ] Constable Number 1\n[x] Constable Number 2\n[ ] Constable Number 3')
})
