import { readFileSync } from 'node:fs'
import { readCsv } from '../features/people/csv.ts'
import { readArguments } from './arguments.ts'
import { Refused, WrongUsage } from './refused.ts'
import { withApp } from './with-app.ts'

const USAGE = 'people import FILE [--dry-run]'

/** `people import`: good lines go in, bad ones are listed by line and reason, and then the exit code is 1. */
export async function importPeople(args: readonly string[]): Promise<void> {
  const { plain, flags } = readArguments(args, { usage: USAGE, flags: ['--dry-run'], atMost: 1 })
  const [file] = plain
  if (!file) throw new WrongUsage(`Name the file. Write: npm run -s alongside -- ${USAGE}`)
  const rows = readCsv(textOf(file))
  const dry = flags.has('--dry-run')
  await withApp(async ({ administration }) => {
    const plan = await administration.importPeople(rows, { dry })
    const moved = plan.moved.filter((draft) => !plan.added.includes(draft)).length
    print(
      `${dry ? 'Would add' : 'Added'} ${plan.added.length}, change ${plan.changed.length}, move ${moved}, leave ${plan.untouched} as they are.`,
    )
    for (const { line, reason } of plan.refused) print(`Line ${line}: ${reason}`)
    if (plan.refused.length > 0) {
      const lines = new Set(plan.refused.map(({ line }) => line)).size
      throw new Refused(
        `${lines} ${lines === 1 ? 'line was' : 'lines were'} refused. Mend them and import the file again.`,
      )
    }
  })
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refused(`The file ${file} can’t be read. Check its name and that you may read it.`)
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)
