import { readFileSync } from 'node:fs'
import { readCsv, writeCsv } from '../features/supporters/csv.ts'
import { readArguments } from './arguments.ts'
import { Refused, WrongUsage } from './refused.ts'
import { withApp } from './with-app.ts'

const IMPORT = 'supporters import FILE [--dry-run]'
const EXPORT = 'supporters export'

/** `supporters import`: good lines go in, bad ones are listed by line and reason, and then the exit code is 1. */
export async function importSupporters(args: readonly string[]): Promise<void> {
  const { plain, flags } = readArguments(args, { usage: IMPORT, flags: ['--dry-run'], atMost: 1 })
  const [file] = plain
  if (!file) throw new WrongUsage(`Name the file. Write: npm run -s alongside -- ${IMPORT}`)
  const rows = readCsv(textOf(file))
  const dry = flags.has('--dry-run')
  await withApp(async ({ administration }) => {
    const plan = await administration.importSupporters(rows, { dry })
    const counts = `${plan.added.length}, change ${plan.changed.length}, leave ${plan.untouched} as they are`
    print(`${dry ? 'Would add' : 'Added'} ${counts}.`)
    for (const { line, reason } of plan.refused) print(`Line ${line}: ${reason}`)
    const lines = new Set(plan.refused.map(({ line }) => line)).size
    if (lines > 0) {
      const said = lines === 1 ? '1 line was' : `${lines} lines were`
      throw new Refused(`${said} refused. Mend them and import the file again.`)
    }
  })
}

/** `supporters export`: everyone listed, as a file that `supporters import` reads back. */
export async function exportSupporters(args: readonly string[]): Promise<void> {
  readArguments(args, { usage: EXPORT, atMost: 0 })
  const rows = await withApp(({ administration }) => administration.exportSupporters())
  process.stdout.write(writeCsv(rows))
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refused(`The file ${file} can’t be read. Check its name and that you may read it.`)
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)
