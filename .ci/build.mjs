// Builds what is stale and nothing else, judged by content: a checkout or a copy changes times, not contents.
//   node .ci/build.mjs                  database client, then dist/
//   node .ci/build.mjs --generate-only  the database client only (for type-checks and tests, which run the sources)
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const GENERATED = 'src/store/generated'
const ASSETS = ['.yaml', '.css', '.js', '.html', '.csv', '.tsv']
const LOCK = path.join(ROOT, 'node_modules/.build-lock')

const at = (name) => path.join(ROOT, name)
const tool = (name) => at(`node_modules/${name}`)

/** Every file below a folder, as sorted paths from the root with forward slashes. */
function filesBelow(folder) {
  if (!existsSync(at(folder))) return []
  return readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.build-stamp')
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

function fingerprint(files) {
  const hash = createHash('sha256').update(process.version)
  for (const file of files) hash.update(`\0${file}\0`).update(existsSync(at(file)) ? readFileSync(at(file)) : 'absent')
  return hash.digest('hex')
}

/** The stamp lies inside its output: who deletes the output deletes the stamp. It names every file it vouches for. */
function isFresh(folder, wanted) {
  const stamp = at(`${folder}/.build-stamp`)
  if (!existsSync(stamp)) return false
  const [hash, ...outputs] = readFileSync(stamp, 'utf8').split('\n')
  return hash === wanted && outputs.every((file) => existsSync(at(file)))
}

const stamp = (folder, hash) => writeFileSync(at(`${folder}/.build-stamp`), [hash, ...filesBelow(folder)].join('\n'))

/** Runs one tool, quietly unless it fails; says what it is doing once that takes over a second. */
function run(saying, script, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    const slow = setTimeout(() => process.stdout.write(`${saying} …\n`), 1_000)
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(slow)
      if (code === 0) resolve()
      else reject(new Error(`${saying} failed:\n${Buffer.concat(said)}`))
    })
  })
}

/** Prisma's own engine is fetched from a host of its own; the stand-in beside the schema needs nobody. */
const prismaEnv = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: at('prisma/schema-engine.mjs'),
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  PRISMA_GENERATE_SKIP_AUTOINSTALL: '1',
  CHECKPOINT_DISABLE: '1',
}

async function generateClient() {
  const inputs = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json', '.ci/build.mjs']
  if (isFresh(GENERATED, fingerprint(inputs))) return
  await alone(async () => {
    const wanted = fingerprint(inputs)
    if (isFresh(GENERATED, wanted)) return
    // Prisma does not write over a folder that looks incomplete.
    rmSync(at(GENERATED), { recursive: true, force: true })
    const args = ['generate', '--no-hints']
    await run('Making the database client', tool('prisma/build/index.js'), args, prismaEnv)
    stamp(GENERATED, wanted)
  })
}

async function compile() {
  const inputs = () => [
    ...filesBelow('src'),
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
    '.ci/build.mjs',
  ]
  if (isFresh('dist', fingerprint(inputs()))) return
  await alone(async () => {
    const wanted = fingerprint(inputs())
    if (isFresh('dist', wanted)) return
    rmSync(at('dist/.build-stamp'), { force: true })
    const sources = filesBelow('src')
    await run('Building', tool('typescript/lib/tsc.js'), ['-p', 'tsconfig.build.json'], process.env)
    const assets = sources.filter((file) => ASSETS.includes(path.extname(file)))
    const toDist = (file) => file.replace(/^src\//, 'dist/')
    for (const file of assets) cpSync(at(file), at(toDist(file)))
    const scripts = sources.filter((file) => file.endsWith('.ts')).map((file) => toDist(file).replace(/\.ts$/, '.js'))
    const expected = new Set([...assets.map(toDist), ...scripts.flatMap((file) => [file, `${file}.map`])])
    for (const file of filesBelow('dist')) if (!expected.has(file)) rmSync(at(file))
    stamp('dist', wanted)
  })
}

/** One builder at a time: a start and a test run side by side would otherwise empty each other's output. */
async function alone(work) {
  mkdirSync(path.dirname(LOCK), { recursive: true })
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 200))
  try {
    await work()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

/** A link appears whole or not at all, so the lock is never seen without its holder's process id. */
function takeLock() {
  const mine = `${LOCK}-${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, LOCK)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isHeld()) rmSync(LOCK, { force: true })
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

function isHeld() {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

try {
  await generateClient()
  if (!process.argv.includes('--generate-only')) await compile()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
