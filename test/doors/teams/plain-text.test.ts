import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '../../../src/doors/teams/plain-text.ts'

test.each([
  ['<p>Ring the fleet desk</p>', 'Ring the fleet desk'],
  ['<p>One</p>\n<p>Two<br>Three</p>', 'One\nTwo\nThree'],
  ['<ul><li>One</li><li>Two</li></ul>', 'One\nTwo'],
  ['<div>Book&nbsp;leave &amp; tell <at id="0">Priya Shah</at></div>', 'Book leave & tell Priya Shah'],
  ['5 &lt; 6 &#8364;10 &#x1F642; &amp;lt;', '5 < 6 €10 🙂 &lt;'],
  ['<attachment id="1"></attachment>Words', 'Words'],
  ['&unknown; &#99999999; &#x999999;', '&unknown; &#99999999;'],
  ['plain words', 'plain words'],
  ['', ''],
])('%j is %j', (html, text) => {
  expect(plainText(html)).toBe(text)
})

test('no text, however odd, breaks it or takes long', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void plainText(text)))
  // With a step for each pair of characters these would take minutes.
  expect(plainText('<'.repeat(300_000))).toBe('<'.repeat(300_000))
  expect(plainText(`${' '.repeat(300_000)}x`)).toBe('x')
  expect(plainText(`${'&#'.repeat(150_000)}`)).toBe('&#'.repeat(150_000))
})
