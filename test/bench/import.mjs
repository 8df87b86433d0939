// `npm run bench:import` prints how long `people import` takes and what its process needs at 1,000, 10,000 and 100,000
// people, and judges nothing; `--json` prints it for a machine, `--rounds N` changes how often. Each import is a process
// of its own on an empty database of its own; the time is that of the whole command less that of one which imports one.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { middle, worst } from './figures.mjs'
import { writePeople } from './people-file.mjs'

const SIZES = [1_000, 10_000, 100_000]
const json = process.argv.includes('--json')
const at = process.argv.indexOf('--rounds')
const rounds = at < 0 ? 5 : Number(process.argv[at + 1])
const say = (line) => json || console.log(line)

const built = spawnSync(process.execPath, ['.ci/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] })
if (built.status !== 0) process.exit(1)
const { openDatabase } = await import('../../dist/store/database.js')

// PostgreSQL may run as another user than ours, and must be able to walk in.
const folder = mkdtempSync(path.join(tmpdir(), 'alongside-bench-'))
chmodSync(folder, 0o755)
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const fileOf = (size) => path.join(folder, `people-${size}.csv`)

/** The most memory the process ever held, told by itself as it ends. */
const TELL = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))`

function importing(dataDir, size, flags = []) {
  const out = openSync('/dev/null', 'w')
  const since = performance.now()
  const args = ['--import', TELL, 'dist/cli.js', 'people', 'import', fileOf(size), '--even-if-smaller', ...flags]
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: folder, DATA_DIR: dataDir },
    stdio: ['ignore', out, 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      closeSync(out)
      const peak = /^peak (\d+)$/m.exec(said)?.[1]
      const seconds = (performance.now() - since) / 1_000
      if (peak && !/failed/.test(said)) resolve({ seconds, megabytes: Number(peak) / 1_024 })
      else reject(new Error(`the import failed: ${said}`))
    })
  })
}

/** One size on an empty database: the start of the command, a first import, the same again. */
async function round(size) {
  const dataDir = mkdtempSync(path.join(folder, 'data-'))
  chmodSync(dataDir, 0o755)
  const database = openDatabase({ dataDir, log: quiet })
  await database.start()
  try {
    // Once for nothing: whoever comes first also warms the caches of the disk.
    await importing(dataDir, 1, ['--dry-run'])
    const start = await importing(dataDir, 1, ['--dry-run'])
    const first = await importing(dataDir, size)
    const again = await importing(dataDir, size)
    return { first: less(first, start), again: less(again, start) }
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const less = (took, start) => ({ ...took, seconds: took.seconds - start.seconds })

try {
  const machine = `${cpus()[0].model}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`
  say(`machine: ${machine}; ${rounds} rounds, sizes in turns`)
  for (const size of [1, ...SIZES]) writePeople(fileOf(size), size)
  const turns = []
  for (let turn = 0; turn < rounds; turn++) {
    for (const size of SIZES) turns.push({ size, ...(await round(size)) })
  }
  const of = (size, what, key) => turns.filter((turn) => turn.size === size).map((turn) => turn[what][key])
  const figure = (what, key, size) => ({ median: middle(of(size, what, key)), worst: worst(of(size, what, key)) })
  const results = ['first', 'again'].map((what) => {
    const sizes = SIZES.map((size) => ({
      size,
      seconds: figure(what, 'seconds', size),
      megabytes: figure(what, 'megabytes', size),
    }))
    const [small, middling, large] = sizes
    const exponent = Math.log(large.seconds.median / small.seconds.median) / Math.log(large.size / small.size)
    return { what, sizes, exponent, memory: large.megabytes.median / middling.megabytes.median }
  })
  if (json) console.log(JSON.stringify({ machine, rounds, results }))
  else results.forEach(print)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function print({ what, sizes, exponent, memory }) {
  console.log(`\n${what === 'first' ? 'first import' : 'the same file again'}`)
  console.log(`${'people'.padStart(9)}${'seconds'.padStart(10)}${'worst'.padStart(9)}${'peak MB'.padStart(10)}`)
  for (const { size, seconds, megabytes } of sizes) {
    const shown = `${seconds.median.toFixed(2).padStart(10)}${seconds.worst.toFixed(2).padStart(9)}`
    console.log(`${String(size).padStart(9)}${shown}${megabytes.median.toFixed(0).padStart(10)}`)
  }
  console.log(`growth exponent 1,000 → 100,000: ${exponent.toFixed(2)} (budget ≤ 1.10)`)
  console.log(`peak memory, 100,000 ÷ 10,000:   ${memory.toFixed(2)} (budget ≤ 1.30)`)
}
