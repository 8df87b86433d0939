import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { program } from './embedded-binaries.ts'
import { cannotRun, SERVER_ENV } from './embedded-cluster.ts'
import type { Place } from './embedded-place.ts'

/** One running server process. `ended` resolves with its last words when it ends, wanted or not. */
export type Server = {
  pid: number
  ended: Promise<string>
  stop(how?: 'SIGINT' | 'SIGQUIT'): Promise<void>
  /** Asks it to end without waiting: all that a leaving process can still do. Never throws. */
  abandon(): void
}

/**
 * What the server writes is kept free of personal matter at its source: errors (which quote values) stay out of its log,
 * and so do statements and their details. Clients still get them.
 */
const QUIET = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_line_prefix: '',
}

/** Settings of our own server, small: one app, one machine. */
const MODEST = { timezone: 'UTC', log_timezone: 'UTC', shared_buffers: '32MB', max_connections: '40', jit: 'off' }

const STOP_PATIENCE = 8_000

/** Starts a server on `home/data` and waits until it takes connections. Rejects with its last words if it ends first. */
export async function runServer(
  place: Place,
  settings: Readonly<Record<string, string>>,
  onLine: (line: string) => void,
): Promise<Server> {
  const all = Object.entries({ ...MODEST, ...QUIET, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const args = ['-D', path.join(place.home, 'data'), ...all]
  const child = spawn(program(place.binaries, 'postgres'), args, {
    ...place.user,
    env: SERVER_ENV,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl+C reaches every process of the terminal's group; the server must outlast the work the app still finishes.
    detached: true,
  })
  const last: string[] = []
  let isReady = () => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })
  createInterface({ input: child.stderr }).on('line', (line) => {
    last.push(line)
    if (last.length > 5) last.shift()
    onLine(line)
    if (line.includes('database system is ready to accept connections')) isReady()
  })
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(last.join(' '))))
  const broken = new Promise<never>((_resolve, reject) => child.once('error', () => reject(cannotRun())))
  const early = ended.then((words) => {
    throw new Error(`the server ended: ${words}`)
  })
  early.catch(() => {})
  broken.catch(() => {})
  await Promise.race([ready, early, broken])
  return {
    pid: child.pid ?? 0,
    ended,
    stop: (how = 'SIGINT') => stop(child, ended, how),
    abandon: () => void child.kill('SIGINT'),
  }
}

/** SIGINT ends sessions and closes the files in order; SIGQUIT leaves at once and lets the next start recover. */
async function stop(child: ChildProcess, ended: Promise<string>, how: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  child.kill(how)
  const force = setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE)
  await ended
  clearTimeout(force)
}
