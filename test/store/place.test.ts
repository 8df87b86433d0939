import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbedded } from '../../src/store/embedded.ts'
import { copyBinaries, locateBinaries, program } from '../../src/store/embedded-binaries.ts'
import { canReach, choosePlace } from '../../src/store/embedded-place.ts'
import { runChild } from '../support/child.ts'
import { connected } from '../support/postgres-template.ts'
import { scratchFolder } from '../support/scratch.ts'
import { rememberingLog } from '../support/store.ts'

const APP = new URL('./embedded-app.ts', import.meta.url)
const NOBODY = { uid: 65534, gid: 65534 }
/** Owns nothing here, whoever runs the tests. */
const STRANGER = { uid: 54_321, gid: 54_321 }
const isRoot = process.getuid?.() === 0
if (!isRoot) process.stdout.write('Not root: the tests of running as root are skipped.\n')

function folder(mode = 0o755): string {
  const made = scratchFolder()
  chmodSync(made, mode)
  return made
}

test('whether a user can reach a file is read from every folder on the way', () => {
  const open = folder()
  const file = path.join(open, 'a/b/file')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '')
  for (const each of [open, path.join(open, 'a'), path.join(open, 'a/b')]) chmodSync(each, 0o711)
  chmodSync(file, 0o644)
  expect(canReach(file, STRANGER)).toBe(true)
  chmodSync(file, 0o640)
  expect(canReach(file, STRANGER)).toBe(false)
  chmodSync(file, 0o644)
  chmodSync(path.join(open, 'a'), 0o700)
  expect(canReach(file, STRANGER)).toBe(false)
  expect(canReach(file, { uid: statSync(file).uid, gid: 1 })).toBe(true)
})

test.skipIf(!isRoot)(
  'as root in a folder nobody else can enter, data and programs go where the server can',
  async () => {
    const closed = folder(0o700)
    const fallback = path.join(folder(), 'alongside')
    const log = rememberingLog()
    const dataDir = path.join(closed, 'data')
    const embedded = await startEmbedded({ dataDir, log, fallback })
    onTestFinished(() => embedded.stop())
    await connected(embedded.url, (client) => client.query('CREATE TABLE trace (n int)'))
    const started = log.lines.find((line) => line.event === 'database.embedded-started')
    expect(started?.fields.folder).toMatch(new RegExp(`^${fallback}/[0-9a-f]{16}/data$`))
    expect(statSync(path.join(String(started?.fields.folder))).uid).toBe(NOBODY.uid)
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false)
    await embedded.stop()
    // Opened later, the folder does not make the data disappear.
    chmodSync(closed, 0o755)
    const again = await startEmbedded({ dataDir, log, fallback })
    onTestFinished(() => again.stop())
    await connected(again.url, (client) => client.query('SELECT n FROM trace'))
  },
  60_000,
)

test.skipIf(!isRoot)('as root over a cluster an ordinary user made, the server runs as that user', () => {
  const dataDir = path.join(folder(), 'data')
  const cluster = path.join(dataDir, 'postgres/data')
  mkdirSync(cluster, { recursive: true })
  for (const each of [path.dirname(cluster), cluster]) chownSync(each, 4321, 4321)
  expect(choosePlace(dataDir).user).toEqual({ uid: 4321, gid: 4321 })
})

test('a copy of the programs runs for another user, and is made once', () => {
  const parent = folder()
  const copy = copyBinaries(locateBinaries(), parent)
  const postgres = program(copy, 'postgres')
  const user = isRoot ? NOBODY : {}
  const run = spawnSync(postgres, ['--version'], { ...user, cwd: '/', env: {}, encoding: 'utf8' })
  expect(run.stdout).toContain('PostgreSQL')
  const made = statSync(postgres).ino
  expect(copyBinaries(locateBinaries(), parent)).toEqual(copy)
  expect(statSync(postgres).ino).toBe(made)
})

test('a data folder that can’t be made or written to is refused with words', () => {
  const file = path.join(folder(), 'file')
  writeFileSync(file, '')
  expect(() => choosePlace(path.join(file, 'data'))).toThrow(
    expect.objectContaining({
      reader: expect.stringMatching(/can’t write to its data folder .*file\/data\..*DATA_DIR/),
    }),
  )
})

/** Under a clone nobody else can enter, another user could not even start the app. */
const othersCanRun = isRoot && canReach(fileURLToPath(import.meta.url), NOBODY) && canReach(process.execPath, NOBODY)
if (isRoot && !othersCanRun) process.stdout.write('A closed clone: the tests of running as another user are skipped.\n')

test.skipIf(!othersCanRun)(
  'an ordinary user starts a database of their own, and is told whose another is',
  async () => {
    const mine = folder()
    chownSync(mine, NOBODY.uid, NOBODY.gid)
    const app = runChild(APP, [path.join(mine, 'data')], NOBODY)
    await app.next('ready')
    expect(await app.ended).toBe(0)
    const roots = path.join(folder(), 'data')
    mkdirSync(path.join(roots, 'postgres'), { recursive: true })
    chmodSync(roots, 0o777)
    const refused = runChild(APP, [roots], NOBODY)
    expect((await refused.next('refused')).reader).toMatch(/belongs to another user.*Start Alongside as the user who/)
  },
  60_000,
)
