import { readFileSync, statSync } from 'node:fs'

/** Plenty for a force's directory; a file above it is a mistake or an attack. */
const LARGEST = 1_000_000

/** The text of a file without its byte order mark, or what is wrong with it and how to mend it. Never throws. */
export function readText(path: string): string | { problem: string; fix: string } {
  try {
    const stat = statSync(path)
    if (!stat.isFile()) return { problem: 'it is not a file', fix: 'Give the path of a file.' }
    if (stat.size > LARGEST)
      return { problem: 'it is larger than 1 MB', fix: 'Check that this is the right file, and shorten it.' }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'it is not UTF-8 text', fix: 'Save it as a UTF-8 text file.' }
    return { problem: 'it cannot be opened', fix: 'Check the path, and that Alongside may read it.' }
  }
}
