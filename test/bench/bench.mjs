// `npm run bench` prints figures beside their budgets and judges nothing; `--json` prints them for a machine.
// Linux only (it reads /proc). Everything stays on loopback and in a folder of its own.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { middle, worst } from './figures.mjs'
import { compareRequests } from './requests.mjs'
import { firstEverStart, laterStarts } from './start-up.mjs'

const ROUNDS = 7
const STARTS = 5
const json = process.argv.includes('--json')
const say = (line) => json || console.log(line)

if (process.platform !== 'linux') {
  console.error('The bench reads /proc and runs on Linux only.')
  process.exit(2)
}
const built = spawnSync(process.execPath, ['.ci/build.mjs'], {
  stdio: ['ignore', json ? 'ignore' : 'inherit', 'inherit'],
})
if (built.status !== 0) process.exit(1)

// PostgreSQL may run as another user than ours, and must be able to walk in.
const folder = mkdtempSync(path.join(tmpdir(), 'alongside-bench-'))
chmodSync(folder, 0o755)

try {
  const machine = {
    cpu: cpus()[0].model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
  }
  say(`machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}`)
  say('first ever start …')
  const firstEver = await firstEverStart(folder)
  say('later starts and idle memory …')
  const later = await laterStarts(path.join(folder, 'simulator'), STARTS)
  say(`requests, ${ROUNDS} rounds in turns with a bare Bolt echo …`)
  const requests = await compareRequests(path.join(folder, 'slack'), ROUNDS)

  const { cpu, p99 } = requests
  const memory = { median: later.memory, worst: later.memory }
  const figures = [
    { name: 'CPU per /wellbeing ÷ echo', ...cpu, budget: 2, unit: '' },
    { name: 'ack p99 ÷ echo p99', ...p99, budget: 2, unit: '' },
    { name: 'start to first answer', ...ofStarts(later.starts, 'answer'), budget: 4, unit: 's' },
    { name: 'start to all ready', ...ofStarts(later.starts, 'ready'), budget: 4, unit: 's' },
    { name: 'first ever start', ...ofStarts([firstEver], 'ready'), budget: 30, unit: 's' },
    { name: 'idle memory, simulator', ...memory, budget: 220, unit: 'MB' },
  ]
  if (json) console.log(JSON.stringify({ machine, figures, requests, firstEver, starts: later.starts }))
  else print(figures, requests.turns)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function ofStarts(starts, key) {
  const seconds = starts.map((start) => start[key] / 1000)
  return { median: middle(seconds), worst: worst(seconds) }
}

function print(figures, turns) {
  const shown = (value, unit) => `${value.toFixed(unit === 'MB' ? 0 : 2)}${unit && ` ${unit}`}`.padStart(10)
  console.log(`\n${'figure'.padEnd(28)}${'median'.padStart(10)}${'worst'.padStart(10)}${'budget'.padStart(12)}`)
  for (const { name, median, worst: most, budget, unit } of figures) {
    console.log(
      `${name.padEnd(28)}${shown(median, unit)}${shown(most, unit)}${`≤ ${budget}${unit && ` ${unit}`}`.padStart(12)}`,
    )
  }
  const of = (who, key) => middle(turns.map((turn) => turn[who][key])).toFixed(2)
  for (const who of ['echo', 'app']) {
    console.log(`${who}: ${of(who, 'cpu')} ms CPU a request, ack p50 ${of(who, 'p50')} ms, p99 ${of(who, 'p99')} ms`)
  }
}
