import { Failure } from '../../kernel/failure.ts'

/** A line that holds something, without its end, and which line of the file it is. */
export type Line = { line: number; text: string }

/** A file that is not one of lines is not gathered up until memory ends. */
const LONGEST = 100_000

/** A lone CR at the end of a piece may be half of a CR LF. */
const LINE_END = /\r\n|\n|\r(?!$)/

/**
 * Takes a file piece by piece and gives its filled lines, also of one that mixes line endings. Spreadsheets leave lines of
 * commas behind: they are blank too. Throws a `Failure` for a line without an end.
 */
export function lineReader(): { push(piece: string): Line[]; end(): Line[] } {
  let begun = ''
  let passed = 0
  let first = true
  const filled = (texts: readonly string[]): Line[] => {
    const lines = texts.map((text, index) => ({ line: passed + index + 1, text }))
    passed += texts.length
    return lines.filter(({ text }) => /[^\s,]/.test(text))
  }
  return {
    push: (piece) => {
      const texts = (begun + (first ? piece.replace(/^\uFEFF/, '') : piece)).split(LINE_END)
      first &&= piece === ''
      begun = texts.pop() ?? ''
      const lines = filled(texts)
      if (begun.length > LONGEST) {
        const reader = `Line ${passed + 1} is longer than ${LONGEST} characters. Check that the file is a CSV file.`
        throw new Failure('invalid', reader, 'people file refused')
      }
      return lines
    },
    end: () => filled(begun.split(/\r/)),
  }
}
