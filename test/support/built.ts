import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export type Settings = Readonly<Record<string, string>>
export type Ended = { code: number | null; out: string; err: string }

/** The built app as a process of its own, as `npm start` runs it. */
export type Built = {
  /** `http://127.0.0.1:PORT`, once it says that it is ready. */
  origin: string
  said(): string
  /** Ends this process and no other: its database's server is left as a crash leaves it. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

/** Builds what is stale; quick where nothing is. Throws with the builder's words. */
export async function build(): Promise<void> {
  const { code, out, err } = await ended(start('.ci/build.mjs', [], {}, ROOT), '')
  if (code !== 0) throw new Error(`the app could not be built:\n${out}${err}`)
}

/** Starts the built app on a free port and waits until it is ready. Rejects with its last words when it ends first. */
export async function startBuilt(settings: Settings): Promise<Built> {
  const child = start('dist/main.js', [], { PORT: '0', ...settings })
  let said = ''
  let found = (_origin: string): void => undefined
  const origin = new Promise<string>((resolve) => {
    found = resolve
  })
  const listen = (chunk: string): void => {
    said += chunk
    const ready = /ready .*(http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1]
    if (ready) found(ready)
  }
  child.stdout?.setEncoding('utf8').on('data', listen)
  child.stderr?.setEncoding('utf8').on('data', listen)
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const early = gone.then(() => Promise.reject(new Error(`the app ended before it was ready: ${said}`)))
  early.catch(() => undefined)
  return {
    origin: await Promise.race([origin, early]),
    said: () => said,
    kill: async (signal) => {
      child.kill(signal)
      await gone
    },
  }
}

/** Runs one command of the administrator's to its end, with `input` as what is typed into it. */
export function alongside(args: readonly string[], settings: Settings, input = ''): Promise<Ended> {
  return ended(start('dist/cli.js', args, settings), input)
}

/** In an empty folder, with no setting of whoever runs the tests, so that no `.env` is read and none is inherited. */
function start(script: string, args: readonly string[], settings: Settings, cwd = emptyFolder()): ChildProcess {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR'].flatMap((name) =>
    process.env[name] ? [[name, process.env[name]]] : [],
  )
  const child = spawn(process.execPath, [path.join(ROOT, script), ...args], {
    cwd,
    env: { ...Object.fromEntries(kept), ...settings },
    stdio: 'pipe',
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  return child
}

/** Whatever goes wrong in a test, no process outlives it: asked to stop, each also stops its own database. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

function emptyFolder(): string {
  const folder = path.join(tmpdir(), 'alongside-empty')
  mkdirSync(folder, { recursive: true })
  return folder
}

function ended(child: ChildProcess, input: string): Promise<Ended> {
  const said = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    said.out += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said.err += chunk
  })
  // A command that takes no input may end before it has read it.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...said }))
  })
}
