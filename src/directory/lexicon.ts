import { z } from 'zod'
import { CATEGORIES, type Category } from '../kernel/category.ts'
import { readOwn } from './own-file.ts'
import { loadWeights } from './weights.ts'

const wordList = z.string().transform((text) => text.split(/\s+/).filter((word) => word !== ''))
/** One family of needs a file, and the word classes each family uses. A category may stand in several files. */
const NEEDS = [
  'needs-trauma',
  'needs-procedure',
  'needs-absence',
  'needs-colleagues',
  'needs-supervisor',
  'needs-mind',
  'needs-money',
  'needs-habits',
  'needs-abuse',
  'needs-family',
  'needs-loss',
  'needs-body',
]
/** Families of crisis speech, and of what explains it away; each file may hold concepts of any kind. */
const CRISIS = [
  'crisis',
  'crisis-plain',
  'crisis-oblique',
  'crisis-means',
  'crisis-burden',
  'crisis-goodbye',
  'crisis-affairs',
  'crisis-no-future',
  'crisis-ending',
  'crisis-chance',
  'crisis-signs',
]
const ORDINARY = ['ordinary', 'ordinary-idioms', 'ordinary-police-work']
const CLASSES = ['classes', 'classes-work', 'classes-life']

const lines = z.string().transform((text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
)
const concept = z.strictObject({
  because: z.string(),
  weight: z.number().positive().default(1),
  phrases: lines,
  about: z.enum(['self', 'other']).exactOptional(),
})
const concepts = z.array(concept)
const needs = z.partialRecord(z.enum(CATEGORIES), concepts)
const classes = z.record(z.string(), wordList)
const related = z.record(z.enum(CATEGORIES), z.array(z.enum(CATEGORIES)))
const crisis = z.strictObject({ wish: concepts.default([]), word: concepts.default([]), hint: concepts.default([]) })
const ordinary = z.strictObject({ mask: concepts.default([]), job: concepts.default([]), own: concepts.default([]) })
const reporting = z.strictObject({ other: concepts, report: concepts, asks: concepts })
const words = z.strictObject({
  joins: z.record(z.string(), z.string()),
  aliases: z.record(z.string(), z.string()),
  room: wordList,
  menu: wordList,
  spellings: wordList,
  ordinary: wordList,
})

/**
 * The words the matcher knows, from the files in lexicon/. Throws when one is missing or malformed: it ships with the
 * code, and an answer without it would be no answer.
 */
export const loadLexicon = () => ({ ...loadPhrases(), evidence: loadWeights() })

/** The hand-made part alone: what the weights are fitted to. */
export function loadPhrases() {
  const crisisFiles = CRISIS.map((family) => readOwn(`lexicon/${family}.yaml`, crisis))
  const ordinaryFiles = ORDINARY.map((family) => readOwn(`lexicon/${family}.yaml`, ordinary))
  return {
    classes: onceEach(CLASSES.map((file) => readOwn(`lexicon/${file}.yaml`, classes))),
    crisis: {
      wish: crisisFiles.flatMap((file) => file.wish),
      word: crisisFiles.flatMap((file) => file.word),
      hint: crisisFiles.flatMap((file) => file.hint),
    },
    ordinary: {
      mask: ordinaryFiles.flatMap((file) => file.mask),
      job: ordinaryFiles.flatMap((file) => file.job),
      own: ordinaryFiles.flatMap((file) => file.own),
    },
    reporting: readOwn('lexicon/reporting.yaml', reporting),
    needs: merged(NEEDS.map((file) => readOwn(`lexicon/${file}.yaml`, needs))),
    outOfScope: readOwn('lexicon/out-of-scope.yaml', concepts),
    related: readOwn('lexicon/related.yaml', related) satisfies Record<Category, Category[]>,
    words: readOwn('lexicon/words.yaml', words),
  }
}

/** What several files say of the same thing stands together, in the order of the files. */
function merged<T>(files: readonly Partial<Record<string, T[]>>[]): Record<string, T[]> {
  const all: Record<string, T[]> = {}
  for (const [name, list] of files.flatMap((file) => Object.entries(file)))
    all[name] = [...(all[name] ?? []), ...(list ?? [])]
  return all
}

/** A class of the same name in two files would quietly change what the phrases of the other file mean. */
function onceEach<T>(files: readonly Record<string, T>[]): Record<string, T> {
  const names = files.flatMap((file) => Object.keys(file))
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new Error(`The word class "${twice}" stands in two files.`)
  return Object.assign({}, ...files)
}
