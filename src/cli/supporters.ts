import { readCsv, writeCsv } from '../features/supporters/csv.ts'
import { readArguments } from './arguments.ts'
import { fileOf, textOf } from './files.ts'
import { print, refuseFor } from './print.ts'
import { withApp } from './with-app.ts'

const IMPORT = 'supporters import FILE [--dry-run]'
const EXPORT = 'supporters export'

/** `supporters import`: good lines go in, bad ones are listed by line and reason, and then the exit code is 1. */
export async function importSupporters(args: readonly string[]): Promise<void> {
  const { plain, flags } = readArguments(args, { usage: IMPORT, flags: ['--dry-run'], atMost: 1 })
  const rows = readCsv(textOf(fileOf(plain, IMPORT)))
  const dry = flags.has('--dry-run')
  await withApp(async ({ administration }) => {
    const plan = await administration.importSupporters(rows, { dry })
    const counts = `${plan.added.length}, change ${plan.changed.length}, leave ${plan.untouched} as they are`
    print(`${dry ? 'Would add' : 'Added'} ${counts}.`)
    refuseFor(plan.refused)
  })
}

/** `supporters export`: everyone listed, as a file that `supporters import` reads back. */
export async function exportSupporters(args: readonly string[]): Promise<void> {
  readArguments(args, { usage: EXPORT, atMost: 0 })
  const rows = await withApp(({ administration }) => administration.exportSupporters())
  process.stdout.write(writeCsv(rows))
}
