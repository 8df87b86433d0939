import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { choosePlace, type Place } from '../../src/store/embedded-place.ts'
import { runServer, type Server } from '../../src/store/embedded-server.ts'
import { clusterTemplate, type FreshDatabase, freshFrom, givenTemplate, TEMPLATE } from './postgres-template.ts'

/** A real server of its own, for tests that stop it, kill it or stand between it and the app. */
export type Rig = {
  /** Of an empty maintenance database. */
  url: string
  port: number
  freshDatabase(): Promise<FreshDatabase>
  /** Ends the server at once, as a crash would; what was committed stays. `start` brings it back on the same port. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Ends the server and removes its folder. */
  close(): Promise<void>
}

/**
 * Throw-away data need not survive the machine: nothing waits for the disk. What was committed has been handed to the
 * system all the same, so that it survives the end of the server.
 */
const FAST = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

let shared: Promise<Rig> | undefined

/**
 * A migrated database of its own for one test. The server is shared by the tests of one file (started on first use,
 * ended with the process), or is TEST_DATABASE_URL where that is set.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return freshFrom(given, await givenTemplate(given))
  shared ??= startRig()
  return (await shared).freshDatabase()
}

/** Never TEST_DATABASE_URL: a rig may be stopped. `durable` keeps the disk writes, for tests of crashes. */
export async function startRig(options: { durable?: boolean } = {}): Promise<Rig> {
  const template = await clusterTemplate()
  const folder = temporaryFolder()
  const place = choosePlace(folder)
  spawnSync('/bin/cp', ['-a', path.join(template, 'data'), path.join(place.home, 'data')])
  let running = await serve(place, folder, options.durable ? {} : FAST, await freePort())
  const { port } = running
  const url = `postgresql://alongside@127.0.0.1:${port}/postgres`
  const stop = () => running.stop()
  return {
    url,
    port,
    freshDatabase: () => freshFrom(url, TEMPLATE),
    stop,
    start: async () => {
      await stop()
      running = await serve(place, folder, options.durable ? {} : FAST, port)
    },
    close: async () => {
      await stop()
      for (const left of [place.home, folder]) rmSync(left, { recursive: true, force: true })
    },
  }
}

/** A folder the server's user can enter, also where the tests run as root. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'alongside-test-'))
  chmodSync(folder, 0o755)
  return folder
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

type Running = { port: number; stop(): Promise<void> }

async function serve(place: Place, folder: string, settings: Record<string, string>, port: number): Promise<Running> {
  const own = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', port: String(port) }
  const server = await runServer(place, { ...settings, ...own }, () => {})
  const letGo = endWithUs(server, [place.home, folder])
  return {
    port,
    stop: async () => {
      letGo()
      await server.stop('SIGQUIT')
    },
  }
}

/** A test run can be killed at any moment: a small shell waits for the end of our pipe and then clears up behind us. */
function endWithUs(server: Server, folders: readonly string[]): () => void {
  const script = 'read -r _; pid=$1; shift; kill -QUIT "$pid" 2>/dev/null; sleep 1; rm -rf "$@"'
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(server.pid), ...folders], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.unref()
  return () => void guard.kill('SIGKILL')
}
