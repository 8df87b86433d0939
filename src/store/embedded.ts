import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../kernel/failure.ts'
import { noEmbedded } from './embedded-binaries.ts'
import { makeCluster, retireOrphan } from './embedded-cluster.ts'
import { takeOwnership } from './embedded-owner.ts'
import { choosePlace, type Place } from './embedded-place.ts'
import { runServer, type Server } from './embedded-server.ts'
import { prepareSocketFolder, socketFolder, socketUrl } from './embedded-socket.ts'
import type { StoreLog } from './store-log.ts'

export type Embedded = { url: string; stop(): Promise<void> }

const FIRST_WAIT = 250
const LONGEST_WAIT = 15_000
const START_TRIES = 4

/**
 * Starts PostgreSQL 18 on a data folder, on a private Unix socket and no TCP port, and keeps it running until `stop`.
 * Throws a `Failure` with words when another app has the folder or this machine can't run it.
 */
export async function startEmbedded(options: { dataDir: string; log: StoreLog; fallback?: string }): Promise<Embedded> {
  const { dataDir, log } = options
  const place = choosePlace(dataDir, options.fallback)
  const url = socketUrl(dataDir)
  const release = takeOwnership(dataDir, url)
  try {
    const sockets = socketFolder(dataDir)
    prepareSocketFolder(sockets, place.user)
    await makeCluster(place)
    const server = await keepRunning(place, sockets, log)
    const moved = place.moved ? { binaries: place.binaries.folder } : {}
    log.info({ folder: path.join(place.home, 'data'), ...moved }, 'database.embedded-started')
    return {
      url,
      stop: async () => {
        await server.stop()
        rmSync(sockets, { recursive: true, force: true })
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** The first start must succeed; after that a server that ends by itself is started again, ever more patiently. */
async function keepRunning(place: Place, sockets: string, log: StoreLog): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  let server = await firstStart(place, sockets, log)
  const onExit = () => server.abandon()
  process.once('exit', onExit)

  async function watch(): Promise<void> {
    let wait = FIRST_WAIT
    let words = await server.ended
    while (!stopping.signal.aborted) {
      log.error({ line: words }, 'database.embedded-ended')
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      try {
        server = await start(place, sockets, log)
        wait = FIRST_WAIT
        words = await server.ended
      } catch (error) {
        wait = Math.min(wait * 2, LONGEST_WAIT)
        words = error instanceof Error ? error.message : 'unknown'
      }
    }
  }

  const watching = watch()
  return {
    stop: async () => {
      stopping.abort()
      await server.stop()
      await watching
      process.off('exit', onExit)
    },
  }
}

/** Children of a server that was killed need a moment to let go of its memory. */
async function firstStart(place: Place, sockets: string, log: StoreLog): Promise<Server> {
  let words = ''
  for (let attempt = 0; attempt < START_TRIES; attempt++) {
    try {
      return await start(place, sockets, log)
    } catch (error) {
      if (error instanceof Failure) throw error
      words = error instanceof Error ? error.message : 'unknown'
      await sleep(FIRST_WAIT * 2 ** attempt)
    }
  }
  throw noEmbedded(`it did not start (${words}).`)
}

async function start(place: Place, sockets: string, log: StoreLog): Promise<Server> {
  const left = await retireOrphan(path.join(place.home, 'data'))
  if (left !== 'none') log.warn({ left }, 'database.embedded-took-over')
  prepareSocketFolder(sockets, place.user)
  const settings = { listen_addresses: '', unix_socket_directories: sockets, unix_socket_permissions: '0700' }
  return runServer(place, settings, (line) => {
    if (line.startsWith('FATAL') || line.startsWith('PANIC')) log.warn({ line }, 'database.embedded-says')
  })
}
