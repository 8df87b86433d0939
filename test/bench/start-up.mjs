// How long somebody waits for the first answer, and what the process weighs when nobody asks anything.
import { cpSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { memoryOf, start, stop, untilAnswer } from './server.mjs'

const REST = 10_000
const PATIENCE = 120_000
const MADE = new Set(['node_modules', 'dist', 'data', 'coverage', 'generated', '.git', '.env'])

const answers = (server, path) => async () => {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`)
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
}

/** `took`: milliseconds to the first page (`answer`), and until the database and all else is there too (`ready`). */
async function simulator(command, args, dataDir, cwd) {
  const server = await start(command, args, { DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, cwd)
  const answer = await untilAnswer(server, answers(server, '/'), PATIENCE)
  const ready = await untilAnswer(server, answers(server, '/readyz'), PATIENCE)
  return { server, took: { answer, ready } }
}

/** The first `npm start` there ever was: a copy of the tree with nothing built and no data. */
export async function firstEverStart(folder) {
  const copy = path.join(folder, 'copy')
  cpSync('.', copy, { recursive: true, filter: (source) => !MADE.has(path.basename(source)) })
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'))
  const { server, took } = await simulator(
    'sh',
    ['-c', 'node .ci/build.mjs && exec node dist/main.js'],
    path.join(folder, 'first'),
    copy,
  )
  await stop(server)
  return took
}

/** `times` starts of the built app with its data there, and the memory (MB) of the last one after a rest. */
export async function laterStarts(dataDir, times) {
  const first = await simulator(process.execPath, ['dist/main.js'], dataDir)
  await stop(first.server)
  const starts = []
  let memory = 0
  for (let turn = 0; turn < times; turn += 1) {
    const { server, took } = await simulator(process.execPath, ['dist/main.js'], dataDir)
    starts.push(took)
    if (turn === times - 1) {
      await wait(REST)
      memory = memoryOf(server.pid)
    }
    await stop(server)
  }
  return { starts, memory }
}
