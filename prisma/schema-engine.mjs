#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine` executable, for development only: the same arguments and JSON-RPC over
// standard input and output, but the work is done by Prisma's own WebAssembly build of the engine, which comes from the
// package registry. Prisma is pointed here by PRISMA_SCHEMA_ENGINE_BINARY. A database on the host `embedded` is a
// throw-away one in memory.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'

const require = createRequire(import.meta.url)
const NOWHERE = 'postgresql://nobody@embedded/none'

const options = { datamodels: [], datasource: {} }
const words = []
const argv = process.argv.slice(2)
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === '-d' || argv[i] === '--datamodels') options.datamodels.push(argv[++i])
  else if (argv[i] === '--datasource') options.datasource = JSON.parse(argv[++i])
  else if (argv[i] === '--enabled-preview-features' || argv[i] === '--extension-types') i++
  else words.push(argv[i])
}

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`)
const log = (level, fields) => {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
const isThrowAway = (url) => new URL(url).hostname === 'embedded'

/** Prisma's PostgreSQL adapter, with what the schema engine needs of it and the adapter leaves out. */
async function adapterOver(pool, schema) {
  const { PrismaPg } = await import('@prisma/adapter-pg')
  const { ColumnTypeEnum } = await import('@prisma/driver-adapter-utils')
  pool.on('error', () => {})
  const adapter = await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect()
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  let characters = []
  // The catalogue's "char" type (oid 18) has no column type in the adapter: read it as text (25), report it as it is.
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== 18) return
      characters.push(index)
      field.dataTypeID = 25
    })
    return result
  }
  adapter.queryRaw = async (query) => {
    characters = []
    const result = await queryRaw(query)
    for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  // The adapter cuts scripts at every semicolon, function bodies included; the simple protocol takes the whole script.
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

async function throwAway() {
  const { default: pg } = await import('pg')
  const { PGlite } = await import('@electric-sql/pglite')
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres')
  const database = new PGlite()
  await database.waitReady
  const config = createPgConfig(database)
  const parse = config.connection.parse.bind(config.connection)
  config.connection.parse = (query) => parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined })
  const adapter = await adapterOver(new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 0 }))
  const dispose = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await dispose()
    await database.close()
  }
  return adapter
}

async function open(url) {
  if (isThrowAway(url)) return throwAway()
  const { default: pg } = await import('pg')
  const schema = new URL(url).searchParams.get('schema') ?? undefined
  const session = `-c TimeZone=UTC${schema ? ` -c search_path=${schema}` : ''}`
  return adapterOver(new pg.Pool({ connectionString: url, max: 1, options: session }), schema)
}

/** `schema-engine cli …`: can it connect, make the database, drop the database. Leaves with the engine's exit code. */
async function commandLine(verb) {
  const { default: pg } = await import('pg')
  const target = new URL(options.datasource.url)
  const name = decodeURIComponent(target.pathname.slice(1))
  log('INFO', { message: 'Starting schema engine CLI' })
  try {
    if (isThrowAway(target)) return
    if (verb !== 'can-connect-to-database') target.pathname = '/postgres'
    const client = new pg.Client({ connectionString: target.toString() })
    await client.connect()
    if (verb === 'create-database') await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    if (verb === 'drop-database') {
      await client.query(`DROP DATABASE ${client.escapeIdentifier(name)}`)
      log('INFO', { message: 'The database was successfully dropped.' })
    }
    await client.end()
  } catch (error) {
    const codes = { '3D000': 'P1003', '28P01': 'P1000', 28000: 'P1000' }
    const code = codes[error.code] ?? 'P1001'
    const message =
      code === 'P1003' ? `Database \`${name}\` does not exist` : `Can't reach database server: ${error.message}`
    log('ERROR', { is_panic: false, error_code: code, message })
    process.exitCode = 1
  }
}

async function loadEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const code = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')))
  const { exports } = new WebAssembly.Instance(code, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils')
  const { url, shadowDatabaseUrl } = options.datasource
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(url ?? NOWHERE),
    connectToShadowDb: () => open(shadowDatabaseUrl ?? NOWHERE),
  })
  const datamodels = options.datamodels.map((file) => [path.resolve(file), readFileSync(file, 'utf8')])
  const given = { datamodels: datamodels.length > 0 ? datamodels : undefined }
  return { calls: await glue.SchemaEngine.new(given, () => {}, factory), errors: factory.errorRegistry }
}

/** JSON-RPC over lines. The engine asks back once (`print`), so answers from the other side are awaited by their id. */
function serve() {
  const renamed = { getDatabaseVersion: 'version' }
  const awaited = new Map()
  let engine
  let asked = 0

  async function print(content) {
    const id = `print-${++asked}`
    const answered = new Promise((resolve) => awaited.set(id, resolve))
    say({ jsonrpc: '2.0', id, method: 'print', params: { content } })
    await answered
  }

  async function answer({ id, method, params }) {
    try {
      if (method === 'createDatabase') return say({ jsonrpc: '2.0', id, result: { databaseName: '' } })
      engine ??= await loadEngine()
      const call = renamed[method] ?? method
      if (typeof engine.calls[call] !== 'function') throw new Error(`The stand-in has no method ${method}`)
      const result = await engine.calls[call](params)
      if (method !== 'diff') return say({ jsonrpc: '2.0', id, result: result ?? null })
      if (result.stdout != null) await print(result.stdout)
      say({ jsonrpc: '2.0', id, result: { exitCode: result.exitCode } })
    } catch (error) {
      const real = engine?.errors.lookupError?.(error)?.error ?? error
      const message = String(real?.cause?.message ?? real?.cause?.originalMessage ?? real?.message ?? real)
      const data = { is_panic: false, message, error_code: error?.code, meta: null }
      say({ jsonrpc: '2.0', id, error: { code: 4466, message: 'An error happened. Check the data field.', data } })
    }
  }

  log('INFO', { message: 'Starting schema engine CLI' })
  let queue = Promise.resolve()
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => {
    if (line.trim() === '') return
    const message = JSON.parse(line)
    if (message.method) queue = queue.then(() => answer(message))
    else awaited.get(message.id)?.()
  })
  lines.on('close', () => queue.finally(() => process.exit(0)))
  process.on('SIGTERM', () => process.exit(0))
}

if (words.includes('--version'))
  process.stdout.write(`schema-engine ${require('@prisma/engines-version').enginesVersion}\n`)
else if (words[0] === 'cli') await commandLine(words[1])
else serve()
