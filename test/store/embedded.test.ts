import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { findLiveOwner } from '../../src/store/embedded-owner.ts'
import { choosePlace } from '../../src/store/embedded-place.ts'
import { socketFolder } from '../../src/store/embedded-socket.ts'
import { lifeMark, servesData } from '../../src/store/process-life.ts'
import { runChild } from '../support/child.ts'
import { clusterTemplate, connected } from '../support/postgres-template.ts'
import { scratchFolder } from '../support/scratch.ts'
import { AT, PATIENCE, rememberingLog } from '../support/store.ts'

const APP = new URL('./embedded-app.ts', import.meta.url)

function newDataDir(): string {
  return path.join(scratchFolder(), 'data')
}

/** A data folder after its first start, without waiting for one. */
async function usedDataDir(): Promise<string> {
  const dataDir = newDataDir()
  const { home } = choosePlace(dataDir)
  spawnSync('/bin/cp', ['-a', path.join(await clusterTemplate(), 'data'), path.join(home, 'data')])
  return dataDir
}

function open(dataDir: string): Database & { events(): string[] } {
  const log = rememberingLog()
  const database = openDatabase({ dataDir, log, patience: PATIENCE })
  onTestFinished(() => database.close())
  return Object.assign(database, { events: () => log.lines.map((line) => line.event) })
}

const dataOf = (dataDir: string) => path.join(dataDir, 'postgres/data')
const serverOf = (dataDir: string) =>
  Number(readFileSync(path.join(dataOf(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0])

test('starts in a folder where a first start was killed half-way, on a private socket and no port; stops; starts again with everything there', async () => {
  const dataDir = newDataDir()
  const halfMade = path.join(dataDir, 'postgres/data.new-1/base')
  mkdirSync(halfMade, { recursive: true })
  const first = open(dataDir)
  expect(await first.start()).toBe('ready')
  expect(existsSync(halfMade)).toBe(false)
  await first.prisma.heartbeat.create({ data: { pass: 'plan', at: AT } })
  const server = serverOf(dataDir)
  expect(servesData(server, dataOf(dataDir))).toBe(true)
  expect(lstatSync(socketFolder(dataDir)).mode & 0o777).toBe(0o700)
  const owner = findLiveOwner(dataDir)
  expect(owner?.pid).toBe(process.pid)
  const settings = await connected(owner?.url ?? '', async (client) => [
    (await client.query('SHOW listen_addresses')).rows[0],
    (await client.query('SHOW fsync')).rows[0],
  ])
  expect(settings).toEqual([{ listen_addresses: '' }, { fsync: 'on' }])
  await first.close()
  expect(servesData(server, dataOf(dataDir))).toBe(false)
  expect(findLiveOwner(dataDir)).toBeNull()
  expect(existsSync(socketFolder(dataDir))).toBe(false)

  const second = open(dataDir)
  expect(await second.start()).toBe('ready')
  expect(await second.prisma.heartbeat.findMany()).toEqual([{ pass: 'plan', at: AT }])
})

test('a second app on the same folder is refused with words, and the first goes on', async () => {
  const dataDir = await usedDataDir()
  const first = open(dataDir)
  await first.start()
  const second = runChild(APP, [dataDir])
  const { reader } = await second.next('refused')
  expect(reader).toBe(
    `Alongside is already running on ${dataDir} (process ${process.pid}). Stop it first, or give this one another DATA_DIR.`,
  )
  expect(await second.ended).toBe(1)
  expect(await first.prisma.heartbeat.count()).toBe(0)
})

test('killed in the middle of writing, twice: every acknowledged row is there after the next start', async () => {
  const dataDir = await usedDataDir()
  for (let round = 1; round <= 2; round++) {
    const app = runChild(APP, [dataDir, 'write'])
    await app.next('saved', (line) => Number(line.n) >= 20 * round)
    await app.kill('SIGKILL')
    expect(findLiveOwner(dataDir)).toBeNull()
    const saved = app.said.filter((line) => line.event === 'saved').length
    const next = open(dataDir)
    expect(await next.start()).toBe('ready')
    expect(next.events()).toContain('database.embedded-took-over')
    const kept = new Set((await next.prisma.heartbeat.findMany()).map((row) => row.pass))
    expect(Array.from({ length: saved }, (_, n) => String(n)).filter((n) => !kept.has(n))).toEqual([])
    await next.prisma.heartbeat.deleteMany()
    await next.close()
  }
})

test('locks left by the dead, on process ids that live again, stop nobody and harm nobody', async () => {
  const dataDir = await usedDataDir()
  const first = open(dataDir)
  await first.start()
  await first.close()
  const owner = { pid: process.pid, mark: 'another life', url: 'postgresql://nobody' }
  writeFileSync(path.join(dataDir, 'owner.lock'), JSON.stringify(owner))
  writeFileSync(path.join(dataOf(dataDir), 'postmaster.pid'), `${process.pid}\n${dataOf(dataDir)}\n`)
  expect(findLiveOwner(dataDir)).toBeNull()
  const second = open(dataDir)
  expect(await second.start()).toBe('ready')
  expect(lifeMark(process.pid)).not.toBeNull()
  expect(findLiveOwner(dataDir)?.pid).toBe(process.pid)
})

test('a server that ends by itself is started again, and the app goes on with it', async () => {
  const dataDir = await usedDataDir()
  const database = open(dataDir)
  await database.start()
  process.kill(serverOf(dataDir), 'SIGQUIT')
  while (database.ready()) await sleep(20)
  while (!database.ready()) await sleep(20)
  expect(await database.prisma.heartbeat.count()).toBe(0)
  expect(database.events()).toContain('database.embedded-ended')
})

test('a killed server is recovered, and an app that leaves without stopping takes its server with it', async () => {
  const dataDir = await usedDataDir()
  const app = runChild(APP, [dataDir, 'hold'])
  await app.next('saved')
  process.kill(serverOf(dataDir), 'SIGKILL')
  const { n } = await app.next('failed')
  await app.next('saved', (line) => Number(line.n) > Number(n))
  await app.kill('SIGKILL')
  const leaving = runChild(APP, [dataDir, 'leave'])
  expect(await leaving.ended).toBe(0)
  while (existsSync(path.join(dataOf(dataDir), 'postmaster.pid'))) await sleep(20)
})

test('a socket folder that somebody else could have laid out is not used', async () => {
  for (const lay of [
    (folder: string) => symlinkSync(scratchFolder(), folder),
    (folder: string) => writeFileSync(folder, ''),
    (folder: string) => mkdirSync(folder, { mode: 0o777 }),
  ]) {
    const dataDir = newDataDir()
    mkdirSync(dataDir)
    const folder = socketFolder(dataDir)
    const umask = process.umask(0)
    lay(folder)
    process.umask(umask)
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    await expect(open(dataDir).start()).rejects.toMatchObject({
      reader: expect.stringContaining('made by somebody else'),
    })
    expect(findLiveOwner(dataDir)).toBeNull()
  }
})

test('the socket folder’s name is short wherever the data lies, and the same by every path', () => {
  const deep = path.join('/srv', 'x'.repeat(200), 'data')
  expect(Buffer.byteLength(`${socketFolder(deep)}/.s.PGSQL.5432.lock`)).toBeLessThan(100)
  expect(Buffer.byteLength(socketFolder(deep, `/var/${'y'.repeat(90)}`))).toBeLessThan(80)
  const dataDir = newDataDir()
  mkdirSync(dataDir)
  const link = `${dataDir}-link`
  symlinkSync(dataDir, link)
  expect(socketFolder(link)).toBe(socketFolder(dataDir))
})
