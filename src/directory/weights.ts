import { readFileSync } from 'node:fs'
import { ownPath } from './own-file.ts'

/** A letter a group, in the order of the head. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/**
 * Reads lexicon/weights.tsv, written by test/signposting/fit.mjs: a line of the groups, a line of what is always added
 * (tenths), then a line a sign with its weights as a letter and tenths (`flashback<TAB>t23e-4`). Throws when it is missing
 * or malformed: it ships with the code.
 */
export function loadWeights() {
  const [head = '', always = '', ...lines] = readFileSync(ownPath('lexicon/weights.tsv'), 'utf8').trimEnd().split('\n')
  const groups = head.split('\t')
  const [word, said = ''] = always.split('\t')
  if (groups.length < 2 || groups.length > LETTERS.length || word !== '(always)') throw malformed('head')
  const table = new Int8Array(lines.length * groups.length)
  const rows = new Map<string, number>()
  for (const [row, line] of lines.entries()) {
    const cut = line.indexOf('\t')
    if (cut < 1) throw malformed(`line ${row + 3}`)
    rows.set(line.slice(0, cut), row)
    read(line, cut + 1, (group, tenths) => {
      table[row * groups.length + group] = tenths
    })
  }
  const added = groups.map(() => 0)
  read(said, 0, (group, tenths) => {
    added[group] = tenths / 10
  })
  return { groups, always: added, rows, table }
}

/** Character by character: forty thousand lines are read at every start. */
function read(line: string, from: number, each: (group: number, tenths: number) => void): void {
  for (let at = from; at < line.length; ) {
    const group = line.charCodeAt(at++) - 97
    const negative = line.charAt(at) === '-'
    if (negative) at++
    let tenths = 0
    for (let code = line.charCodeAt(at); code >= 48 && code <= 57; code = line.charCodeAt(++at))
      tenths = tenths * 10 + code - 48
    each(group, negative ? -tenths : tenths)
  }
}

const malformed = (where: string): Error => new Error(`lexicon/weights.tsv is malformed (${where})`)
