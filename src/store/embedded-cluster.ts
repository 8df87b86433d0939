import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { noEmbedded, program } from './embedded-binaries.ts'
import type { Place } from './embedded-place.ts'
import { servesData } from './process-life.ts'

/** Nothing of our own environment reaches the server: it needs none of it. */
export const SERVER_ENV = { LC_ALL: 'C', TZ: 'UTC' }

const INITDB = [
  ...['--username', 'alongside', '--auth=trust', '--encoding=UTF8', '--no-instructions'],
  ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
]

/**
 * Makes the cluster at `home/data` unless it is there. Killed half-way, initdb leaves a folder that no server accepts,
 * so it works beside and the finished folder is renamed.
 */
export async function makeCluster(place: Place, extra: readonly string[] = []): Promise<void> {
  const data = path.join(place.home, 'data')
  if (existsSync(path.join(data, 'PG_VERSION'))) return
  for (const name of readdirSync(place.home)) {
    if (name.startsWith('data.new-')) rmSync(path.join(place.home, name), { recursive: true, force: true })
  }
  const beside = path.join(place.home, `data.new-${process.pid}`)
  await runInitdb(place, ['--pgdata', beside, ...INITDB, ...extra])
  renameSync(beside, data)
}

function runInitdb(place: Place, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe']
    const child = spawn(program(place.binaries, 'initdb'), args, { ...place.user, env: SERVER_ENV, cwd: '/', stdio })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000)
    })
    child.once('error', () => reject(cannotRun()))
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(noEmbedded(`its data folder can't be made (${said.trim().replaceAll('\n', ' ')}).`))
    })
  })
}

/** A file that is there and can't be run: built for glibc, and this system has another C library (Alpine). */
export const cannotRun = () => noEmbedded('the delivered programs need glibc, or may not be run from where they lie.')

const PATIENCE = 10_000

/**
 * Ends a server that outlived its app (killed, not stopped) and clears what a dead one left. Only to be called by the
 * owner of the data folder: whoever holds the lock knows that no living app uses this server.
 */
export async function retireOrphan(data: string): Promise<'none' | 'stale' | 'ended'> {
  const file = path.join(data, 'postmaster.pid')
  if (!existsSync(file)) return 'none'
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const lived = servesData(pid, data)
  if (lived) {
    process.kill(pid, 'SIGINT')
    if (!(await goneWithin(pid, data, PATIENCE))) process.kill(pid, 'SIGQUIT')
    if (!(await goneWithin(pid, data, PATIENCE))) {
      throw noEmbedded(`an earlier server (process ${pid}) does not end; end it by hand.`)
    }
  }
  rmSync(file, { force: true })
  return lived ? 'ended' : 'stale'
}

async function goneWithin(pid: number, data: string, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 50) {
    if (!servesData(pid, data)) return true
    await sleep(50)
  }
  return !servesData(pid, data)
}
