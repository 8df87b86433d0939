// The whole check of the project: `npm test`. Every step runs even when an earlier one failed, so that one run shows
// everything there is to mend. The last line is `N passed, N failed`: vitest's tests, and each other step as one.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const HOUSE_RULES = 'test/architecture/'
const results = await mkdtemp(join(tmpdir(), 'alongside-results-'))

/** Without it the tests start an embedded PostgreSQL. */
const { TEST_DATABASE_URL, ...embedded } = process.env

const node = (script, ...args) => ({ args: [script, ...args], env: embedded, counts: one })
const vitest = (file, env, ...args) => ({
  args: [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=dot',
    '--reporter=json',
    '--reporter=./.ci/skips.mjs',
    `--outputFile.json=${file}`,
    ...args,
  ],
  env,
  counts: (code) => testsIn(file, code),
})
const inResults = (name) => join(results, `${name}.json`)

const steps = [
  { name: 'generate', ...node('.ci/build.mjs', '--generate-only') },
  { name: 'types', ...node('node_modules/typescript/bin/tsc', '-p', '.') },
  { name: 'lint', ...node('node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.') },
  { name: 'house rules', ...vitest(inResults('house'), embedded, HOUSE_RULES) },
  {
    name: 'tests, embedded PostgreSQL',
    ...vitest(inResults('embedded'), embedded, '--coverage', '--exclude', `${HOUSE_RULES}**`),
  },
]
if (TEST_DATABASE_URL) {
  steps.push({
    name: 'tests, the server of TEST_DATABASE_URL',
    ...vitest(inResults('server'), process.env, '--exclude', `${HOUSE_RULES}**`),
  })
}

function run({ args, env }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env, stdio: 'inherit' })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

function one(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A file that could not be loaded has no tests to fail, and an error outside a test fails none: both count as one. */
async function testsIn(file, code) {
  const report = await readFile(file, 'utf8').then(JSON.parse, () => null)
  if (report === null) return { passed: 0, failed: 1 }
  const unloaded = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + unloaded.length
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const done = []
for (const step of steps) {
  console.log(`\n── ${step.name}`)
  const since = performance.now()
  const code = await run(step)
  const counts = await step.counts(code)
  done.push({ name: step.name, took: seconds(since), ...counts })
}
await rm(results, { recursive: true, force: true })

console.log('\n── results')
for (const { name, took, passed, failed } of done) {
  console.log(`${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed, ${took}`)
}
const sum = (key) => done.reduce((total, step) => total + step[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
