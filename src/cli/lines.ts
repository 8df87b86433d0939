import type { Readable } from 'node:stream'

/**
 * The lines of a text stream, each without its end (LF or CR LF); the last needs none. What else some call the end of a
 * line (a lone CR, U+2028) belongs to the text: whoever counts our answers counts by LF.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  let begun: string[] = []
  for await (const chunk of input.setEncoding('utf8')) {
    const [first = '', ...more] = String(chunk).split('\n')
    begun.push(first)
    for (const next of more) {
      yield begun.join('').replace(/\r$/, '')
      begun = [next]
    }
  }
  const last = begun.join('')
  if (last !== '') yield last
}
