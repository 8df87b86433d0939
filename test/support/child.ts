import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const LOADER = fileURLToPath(new URL('./typescript.mjs', import.meta.url))

export type Said = Readonly<Record<string, unknown>> & { event: string }

/** A TypeScript file run as a process of its own, which prints one line of JSON for each thing done. */
export type Child = {
  pid: number
  said: Said[]
  /** The first line of this event, past or to come. Rejects when the process ends without it. */
  next(event: string, where?: (line: Said) => boolean): Promise<Said>
  /** Resolves with the exit code; null after a signal. */
  ended: Promise<number | null>
  kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<void>
}

export function runChild(file: URL, args: readonly string[], user: { uid?: number; gid?: number } = {}): Child {
  const child: ChildProcess = spawn(process.execPath, ['--import', LOADER, fileURLToPath(file), ...args], {
    ...user,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Said[] = []
  const listeners = new Set<() => void>()
  let complaint = ''
  let isOver = false
  child.stderr?.on('data', (chunk) => {
    complaint += String(chunk)
  })
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(JSON.parse(line))
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      isOver = true
      resolve(code)
      for (const listener of listeners) listener()
    })
  })
  return {
    pid: child.pid ?? 0,
    said,
    ended,
    next: (event, where = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = said.find((each) => each.event === event && where(each))
          if (line) resolve(line)
          else if (isOver) reject(new Error(`ended without "${event}": ${JSON.stringify(said.slice(-3))} ${complaint}`))
          else return
          listeners.delete(look)
        }
        listeners.add(look)
        look()
      }),
    kill: async (signal) => {
      child.kill(signal)
      await ended
    },
  }
}
