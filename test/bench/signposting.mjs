// `npm run bench:signposting` prints how well and how fast the built matcher answers both labelled sets, and judges nothing.
// Misses of the development split are listed; those of the held-out split only with `--show-held-out`, which is for whoever
// will not change the lexicon afterwards. `--json` prints the figures for a machine.
import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import '../support/typescript.mjs'
import { middle, percentile } from './figures.mjs'

const json = process.argv.includes('--json')
const showHeldOut = process.argv.includes('--show-held-out')
const WARM_UP = 3

const built = spawnSync(process.execPath, ['.ci/build.mjs'], {
  stdio: ['ignore', json ? 'ignore' : 'inherit', 'inherit'],
})
if (built.status !== 0) process.exit(1)

const { loadLexicon } = await import('../../dist/directory/lexicon.js')
const { prepareLexicon, match } = await import('../../dist/features/wellbeing/match.js')
const { labelled } = await import('../signposting/sets.ts')
const { measure, rate, total } = await import('../signposting/measure.ts')

const begun = performance.now()
const data = loadLexicon()
const loaded = performance.now()
const lexicon = prepareLexicon(data)
const ready = { load: loaded - begun, prepare: performance.now() - loaded }

/** Each engine answers one text; a baseline is one more line here. */
const ENGINES = { alongside: (text) => match(text, lexicon) }
const SPLITS = { dev: labelled('dev'), 'held-out': labelled('held-out') }

function timesOf(sentences, look) {
  for (let turn = 0; turn < WARM_UP; turn += 1) for (const { text } of sentences) look(text)
  const took = sentences.map(({ text }) => {
    const start = performance.now()
    look(text)
    return performance.now() - start
  })
  return { median: middle(took), p99: percentile(took, 0.99) }
}

const results = Object.entries(ENGINES).flatMap(([engine, look]) =>
  Object.entries(SPLITS).map(([split, sentences]) => {
    const { misses, ...figures } = measure(sentences, look)
    const shown = split === 'dev' || showHeldOut ? misses : []
    return { engine, split, ...figures, ms: timesOf(sentences, look), misses: shown }
  }),
)

if (json) console.log(JSON.stringify({ ready, results }))
else {
  console.log(`engine ready: files read in ${ready.load.toFixed(0)} ms, made ready in ${ready.prepare.toFixed(0)} ms`)
  for (const result of results) print(result)
}

function print({ engine, split, crisisRecall, falseAlarms, first, inThree, outOfScope, sameAnswer, ms, misses }) {
  console.log(`\n== ${engine}, ${split} ==`)
  table('crisis recall', crisisRecall)
  table('false alarms', falseAlarms)
  table('right category first', first)
  table('in the first three', inThree)
  table('out of scope recognised', { out_of_scope: outOfScope })
  table('same answer', sameAnswer)
  console.log(`one answer: median ${ms.median.toFixed(2)} ms, p99 ${ms.p99.toFixed(2)} ms`)
  if (misses.length > 0) console.log('misses:')
  for (const { file, group, text, wanted, got } of misses)
    console.log(`  [${file} ${group}] wanted ${wanted}, got ${got}: ${text}`)
}

function table(title, groups) {
  const all = total(groups)
  console.log(`${title}: ${rate(all).toFixed(3)} (${all.right} of ${all.of})`)
  for (const [group, one] of Object.entries(groups))
    console.log(`  ${group.padEnd(28)} ${rate(one).toFixed(3)} (${one.right} of ${one.of})`)
}
