// `npm run bench:signposting` prints how well and how fast the built matcher answers both labelled sets, with MiniSearch as
// baseline in the same run, and judges nothing. Misses of the development split are listed; those of the held-out split only
// with `--show-held-out`, which is for whoever will not change the matcher afterwards. `--json` prints the figures for a machine.
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
const { measure } = await import('../signposting/measure.ts')
const { printFigures } = await import('../signposting/print.mjs')
const { miniSearch } = await import('../signposting/mini-search.mjs')

const begun = performance.now()
const data = loadLexicon()
const loaded = performance.now()
const lexicon = prepareLexicon(data)
const ready = { load: loaded - begun, prepare: performance.now() - loaded }

/** Each engine answers one text; a baseline is one more line here. */
const ENGINES = { alongside: (text) => match(text, lexicon), MiniSearch: miniSearch() }
/** The baseline answers in milliseconds: it is asked each sentence once. */
const isOurs = (engine) => engine === 'alongside'
const SPLITS = { dev: labelled('dev'), 'held-out': labelled('held-out') }

/** CPU of one answer (ms), each text once after a warm-up. */
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
    const { misses, ...figures } = measure(sentences, look, isOurs(engine) ? undefined : {})
    const shown = isOurs(engine) && (split === 'dev' || showHeldOut) ? misses : []
    return {
      engine,
      split,
      ...figures,
      ms: timesOf(isOurs(engine) ? sentences : sentences.slice(0, 100), look),
      misses: shown,
      missed: misses.length,
    }
  }),
)

if (json) console.log(JSON.stringify({ ready, results }))
else {
  console.log(`engine ready: files read in ${ready.load.toFixed(0)} ms, made ready in ${ready.prepare.toFixed(0)} ms`)
  for (const { engine, split, ms, misses, missed, ...figures } of results) {
    console.log(`\n== ${engine}, ${split} ==`)
    printFigures(figures)
    console.log(`one answer: median ${ms.median.toFixed(2)} ms, p99 ${ms.p99.toFixed(2)} ms`)
    console.log(`misses: ${missed}${misses.length < missed ? ' (not listed)' : ''}`)
    for (const { file, group, text, wanted, got } of misses)
      console.log(`  [${file} ${group}] wanted ${wanted}, got ${got}: ${text}`)
  }
}
