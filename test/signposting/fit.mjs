// Fits the weights of src/directory/lexicon/weights.tsv to the practice sentences and writes them. Run it after the lexicon,
// the spelling or the practice sentences change:
//   node test/signposting/fit.mjs                 fits and writes
//   node test/signposting/fit.mjs --leave d,g     for each of these writers: fits without them and says how they are answered
// It reads practice/ and dev/; it must never read the held-out split.
import { writeFileSync } from 'node:fs'
import '../support/typescript.mjs'

const { loadPhrases } = await import('../../src/directory/lexicon.ts')
const { prepareBooks } = await import('../../src/features/wellbeing/books.ts')
const { share } = await import('../../src/features/wellbeing/evidence.ts')
const { match, prepareLexicon } = await import('../../src/features/wellbeing/match.ts')
const { signsOf } = await import('../../src/features/wellbeing/signs.ts')
const { createSpelling } = await import('../../src/features/wellbeing/spelling.ts')
const { wordsOf } = await import('../../src/features/wellbeing/words.ts')
const { measure } = await import('./measure.ts')
const { practice } = await import('./sets.ts')
const { fitSoftmax } = await import('./softmax.mjs')
const { printFigures } = await import('./print.mjs')
const { WAYS } = await import('./ways.ts')

const SETTINGS = { turns: 100, step: 0.1, pull: 0.5, seenAtLeast: 2, share }
/** How a sentence is typed must not decide: each is also learnt as a hasty or a polite hand types it, by turns. */
const TYPED = ['a slip of the finger', 'politeness', 'pronoun', 'no apostrophes', 'a letter lost']
/** The room's own test sentences are the most usual ways of saying things: each counts as so many. */
const USUAL = 4
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

const data = loadPhrases()
const books = prepareBooks(data)
const spelling = createSpelling(data.words, books.words)
const signs = (text) => {
  const words = wordsOf(text, spelling)
  return signsOf(words.list, books.find(words))
}
const rows = practice().flatMap((sentence, at) => {
  const typed = WAYS[TYPED[at % TYPED.length]](sentence.text)
  const ways = [sentence.text, ...(typed === sentence.text ? [] : [typed])].map((text, way) => ({
    ...sentence,
    again: way > 0,
    signs: signs(text),
  }))
  const more = sentence.writer === 'room' ? USUAL - 1 : 0
  return [...ways, ...Array(more).fill({ ...ways[0], again: true })]
})

const left = process.argv.indexOf('--leave')
if (left === -1) write(tenths(fitSoftmax(rows, SETTINGS)))
else for (const writer of process.argv[left + 1].split(',')) judge(writer)

function judge(writer) {
  const evidence = tenths(
    fitSoftmax(
      rows.filter((row) => row.writer !== writer),
      SETTINGS,
    ),
  )
  const lexicon = prepareLexicon({ ...data, evidence })
  const unseen = practice().filter((sentence) => sentence.writer === writer)
  const { misses, ...figures } = measure(unseen, (text) => match(text, lexicon))
  console.log(`\n== without writer ${writer}: how their ${unseen.length} sentences are answered ==`)
  printFigures(figures)
  if (process.argv.includes('--misses'))
    for (const { group, text, wanted, got } of misses) console.log(`  [${group}] wanted ${wanted}, got ${got}: ${text}`)
}

/** The weights as the app reads them: whole tenths, one column a group. */
function tenths({ groups, signs: all, weights, width, always }) {
  const whole = (at) => Math.max(-127, Math.min(127, Math.round(weights[at] * 10)))
  const kept = all.flatMap((sign, at) => (groups.some((_, k) => whole(at * width + k) !== 0) ? [[sign, at]] : []))
  const table = new Int8Array(kept.length * width)
  for (const [row, [, at]] of kept.entries())
    for (let k = 0; k < width; k += 1) table[row * width + k] = whole(at * width + k)
  return {
    groups,
    always: groups.map((_, k) => whole(always + k) / 10),
    rows: new Map(kept.map(([sign], row) => [sign, row])),
    table,
  }
}

function write({ groups, always, rows: placed, table }) {
  const said = (values) => values.map((value, k) => (value === 0 ? '' : `${LETTERS[k]}${value}`)).join('')
  const lines = [...placed].map(([sign, row]) => {
    const own = [...table.subarray(row * groups.length, (row + 1) * groups.length)]
    return `${sign}\t${said(own)}`
  })
  const head = [groups.join('\t'), `(always)\t${said(always.map((value) => Math.round(value * 10)))}`]
  const file = new URL('../../src/directory/lexicon/weights.tsv', import.meta.url)
  writeFileSync(file, `${[...head, ...lines.sort()].join('\n')}\n`)
  console.log(`${lines.length} signs written`)
}
