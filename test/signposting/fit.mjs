// Fits the weights of src/directory/lexicon/evidence-*.yaml and writes them. Run by hand after the lexicon's spellings or the
// development split change:  node test/signposting/fit.mjs
// It reads the development split, the practice sentences and the room's own test sentences; it must never read the held-out split.
import { readFileSync, writeFileSync } from 'node:fs'
import '../support/typescript.mjs'

const { loadLexicon } = await import('../../src/directory/lexicon.ts')
const { ALWAYS, share, signsOf } = await import('../../src/features/wellbeing/evidence.ts')
const { createSpelling } = await import('../../src/features/wellbeing/spelling.ts')
const { crisisLayer } = await import('../../src/features/wellbeing/crisis.ts')
const { needsLayer } = await import('../../src/features/wellbeing/needs.ts')
const { wordsOf } = await import('../../src/features/wellbeing/words.ts')
const { labelled } = await import('./sets.ts')
const { WAYS } = await import('./ways.ts')

const TURNS = 300
const STEP = 0.05
const PULL = 1.5
const SEEN_AT_LEAST = 5
const SMALLEST = 0.05

const data = loadLexicon()
const spelling = createSpelling(data.words, [...crisisLayer(data).words, ...needsLayer(data).words])

const own = (name) =>
  readFileSync(new URL(`../features/wellbeing/sentences/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ group: line.split(' | ')[0], text: line.split(' | ').at(-1) }))
const signs = (text) => signsOf(wordsOf(text, spelling).list)
/** Each sentence as it stands, and as a hasty or a polite hand types it: how it is typed must not decide. */
const TYPED = ['a slip of the finger', 'pronoun', 'politeness']
const withSigns = ({ text, subject }) =>
  [text, ...TYPED.map((name) => WAYS[name](text))].map((typed) => ({ subject, signs: signs(typed) }))

const dev = [...labelled('dev'), ...labelled('practice')]
const danger = [
  ...dev.map(({ file, text }) => ({ text, subject: file === 'crisis' ? 'crisis' : 'none' })),
  ...own('crisis').map(({ text }) => ({ text, subject: 'crisis' })),
  ...[...own('not-crisis'), ...own('needs')].map(({ text }) => ({ text, subject: 'none' })),
]
const needs = [
  ...dev
    .filter(({ file, group }) => file === 'needs' || group === 'out_of_scope')
    .map(({ group, text }) => ({ text, subject: group })),
  ...own('needs').map(({ group, text }) => ({ text, subject: group === 'out' ? 'out_of_scope' : group })),
]

write('evidence-crisis', fitted(danger.flatMap(withSigns)), ['crisis'])
write('evidence-needs', fitted(needs.flatMap(withSigns)), null)

/** Softmax regression by Adam, pulled towards nought so that no rare word decides alone. */
function fitted(examples) {
  const subjects = [...new Set(examples.map(({ subject }) => subject))].sort()
  const seen = new Map()
  for (const { signs } of examples) for (const sign of signs) seen.set(sign, (seen.get(sign) ?? 0) + 1)
  const signs = [...seen].filter(([, times]) => times >= SEEN_AT_LEAST).map(([sign]) => sign)
  const place = new Map(signs.map((sign, at) => [sign, at]))
  const rows = examples.map((one) => one.signs.flatMap((sign) => place.get(sign) ?? []))
  const width = subjects.length
  const [weights, mean, spread] = [0, 1, 2].map(() => new Float64Array((signs.length + 1) * width))
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const slope = weights.map((weight, at) => (at < signs.length * width ? PULL * weight : 0))
    for (const [at, row] of rows.entries()) {
      const scale = share(row.length)
      const sums = subjects.map(
        (_, k) => row.reduce((sum, i) => sum + weights[i * width + k], 0) * scale + weights[signs.length * width + k],
      )
      const top = Math.max(...sums)
      const powers = sums.map((sum) => Math.exp(sum - top))
      const whole = powers.reduce((a, b) => a + b, 0)
      for (let k = 0; k < width; k += 1) {
        const off = powers[k] / whole - (subjects[k] === examples[at].subject ? 1 : 0)
        for (const i of row) slope[i * width + k] += off * scale
        slope[signs.length * width + k] += off
      }
    }
    for (let at = 0; at < weights.length; at += 1) {
      mean[at] = 0.9 * mean[at] + 0.1 * slope[at]
      spread[at] = 0.999 * spread[at] + 0.001 * slope[at] ** 2
      weights[at] -= (STEP * (mean[at] / (1 - 0.9 ** turn))) / (Math.sqrt(spread[at] / (1 - 0.999 ** turn)) + 1e-8)
    }
  }
  return { subjects, signs: [...signs, ALWAYS], weightOf: (at, k) => weights[at * width + k] }
}

function write(name, { subjects, signs, weightOf }, only) {
  // Of two subjects one weight is the other's opposite: the difference says it all.
  const weightFor = (at, k) => (only ? weightOf(at, k) - weightOf(at, 1 - k) : weightOf(at, k))
  const lines = subjects.flatMap((subject, k) => {
    if (only && !only.includes(subject)) return []
    const byWeight = new Map()
    for (const [at, sign] of signs.entries()) {
      const weight = Number(weightFor(at, k).toFixed(1))
      if (Math.abs(weight) >= SMALLEST) byWeight.set(weight, [...(byWeight.get(weight) ?? []), sign])
    }
    const rows = [...byWeight].sort(([a], [b]) => b - a)
    return [`${subject}:`, ...rows.map(([weight, list]) => `  "${weight}": ${JSON.stringify(list.sort().join(', '))}`)]
  })
  const head = [
    '# Words and pairs of neighbouring words (as stems; ^ and $ are the ends of a text) and what each speaks for, above nought,',
    '# or against, below it. Fitted by test/signposting/fit.mjs to the development split, never to the held-out one; not edited',
    '# by hand. It speaks only where no phrase settles the matter.',
  ]
  writeFileSync(
    new URL(`../../src/directory/lexicon/${name}.yaml`, import.meta.url),
    `${[...head, ...lines].join('\n')}\n`,
  )
}
