const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Cuts a text into parts of at most `limit`, as `size` counts them (for what an escape adds): between paragraphs where
 * that leaves a fair part, else between lines, else between words, and inside a word only where it is longer than a
 * part by itself, never inside a character. Only white space at a cut is dropped.
 */
export function splitText(
  text: string,
  limit: number,
  size: (part: string) => number = (part) => part.length,
): string[] {
  const parts: string[] = []
  let rest = text
  while (size(rest) > limit) {
    const fits = longestFit(rest, limit, size)
    const cut = cutBefore(rest, fits)
    const part = rest.slice(0, cut).trimEnd()
    if (part !== '') parts.push(part)
    rest = rest.slice(cut).trimStart()
  }
  if (rest !== '') parts.push(rest)
  return parts
}

/** How many UTF-16 units of the beginning fit; `size` grows with the text, so halving finds it. */
function longestFit(text: string, limit: number, size: (part: string) => number): number {
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (size(text.slice(0, middle)) <= limit) low = middle
    else high = middle - 1
  }
  return low
}

function cutBefore(text: string, fits: number): number {
  const paragraph = text.lastIndexOf('\n\n', fits)
  if (paragraph > fits / 2) return paragraph
  const line = text.lastIndexOf('\n', fits)
  if (line > fits / 2) return line
  const space = text.slice(0, fits + 1).search(/\s\S*$/)
  if (space > 0) return space
  return characterBefore(text, fits)
}

/** The last character border at or before `fits`; a single character larger than a part cannot be drawn at all. */
function characterBefore(text: string, fits: number): number {
  let border = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, fits + 64))) {
    if (index + segment.length > fits) break
    border = index + segment.length
  }
  if (border === 0) throw new Error('A single character is larger than the part it has to fit in')
  return border
}
