import { setFlagsFromString } from 'node:v8'

// Start-up makes much that is thrown away at once: a young generation that stays small saves 40 MB for good.
setFlagsFromString('--semi-space-growth-factor=1')
// Business times are computed with named zones; the process itself must not have one (node-cron loses ticks otherwise).
process.env.TZ = 'UTC'

const { ConfigFault, processEnvironment, readConfig } = await import('./config.ts')
const { createLog } = await import('./log.ts')

/** Start-up faults are one clear message and exit code 1, never a stack. */
async function main(): Promise<void> {
  const config = readConfig(processEnvironment())
  const log = createLog(config.logLevel)
  // A forgotten promise must not end a process in the middle of other people's requests.
  process.on('unhandledRejection', (error) =>
    log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'process.unhandled'),
  )

  const { createApp } = await import('./app.ts')
  const app = await createApp(config, { log, say: (line) => process.stdout.write(`${line}\n`) })
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await app.close().catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'process.stop-failed')
      process.exitCode = 1
    })
    process.exit()
  }
  // Before anything is opened: a stop in the middle of the first start must not leave a database server behind.
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  await app.open()
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigFault || (error instanceof Error && 'reader' in error)
  const words =
    known && 'reader' in error ? String(error.reader) : error instanceof Error ? error.message : 'unknown fault'
  process.stderr.write(`${words}\n`)
  process.exit(1)
})
