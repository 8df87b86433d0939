// A small app on the embedded database, for the tests that kill it. Arguments: data folder, what to do. Prints one line of JSON for each thing done.
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../src/store/database.ts'
import { AT, PATIENCE } from '../support/store.ts'

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const log = {
  info: () => {},
  warn: (fields: object, event: string) => say({ event, ...fields }),
  error: (fields: object, event: string) => say({ event, ...fields }),
}
const [dataDir = '', task = ''] = process.argv.slice(2)
const database = openDatabase({ dataDir, log, patience: PATIENCE })
try {
  await database.start()
  say({ event: 'ready' })
} catch (error) {
  const reader = error instanceof Error && 'reader' in error ? error.reader : String(error)
  say({ event: 'refused', reader })
  process.exit(1)
}

const write = (n: number) => database.prisma.heartbeat.create({ data: { pass: String(n), at: AT } })

if (task === 'write') {
  for (let n = 0; ; n++) {
    await write(n)
    say({ event: 'saved', n })
  }
}
if (task === 'hold') {
  for (let n = 0; ; n++) {
    await sleep(100)
    await write(n).then(
      () => say({ event: 'saved', n }),
      () => say({ event: 'failed', n }),
    )
  }
}
if (task === 'leave') process.exit(0)
await database.close()
