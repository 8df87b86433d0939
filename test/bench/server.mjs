// A server under measurement: its own process, its own port, read from the outside.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** Ticks of /proc/<pid>/stat a second, on every Linux there is. */
const TICKS = 100

export async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Only what a process needs to find its tools: no setting of whoever runs the bench reaches a measured server. */
const bare = () =>
  Object.fromEntries(
    ['PATH', 'HOME', 'LANG', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )

/** Whatever goes wrong, no server outlives the bench. */
const running = new Set()
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/** Starts `command` with `PORT` set; `since` is the moment before. */
export async function start(command, args, env, cwd = process.cwd()) {
  const port = await freePort()
  const since = performance.now()
  const child = spawn(command, args, {
    cwd,
    env: { ...bare(), ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  running.add(child)
  const ended = new Promise((resolve) => child.once('exit', resolve)).then(() => running.delete(child))
  return { port, since, pid: child.pid, child, ended, said: () => said }
}

/** Milliseconds from the start to the first time `tryOnce` does not throw. Throws with the server's words if it ends. */
export async function untilAnswer(server, tryOnce, patience = 60_000) {
  while (performance.now() - server.since < patience) {
    if (server.child.exitCode !== null) throw new Error(`The server ended: ${server.said()}`)
    const answered = await tryOnce().then(
      () => true,
      () => false,
    )
    if (answered) return performance.now() - server.since
    await wait(20)
  }
  throw new Error(`No answer in ${patience / 1000} s: ${server.said()}`)
}

export async function stop(server) {
  server.child.kill('SIGTERM')
  await server.ended
}

/** Milliseconds of CPU a process has used, all threads, user and system. */
export function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS
}

/** Resident memory in megabytes (10^6 bytes). */
export function memoryOf(pid) {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kilobytes) * 1024) / 1e6
}
