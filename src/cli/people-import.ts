import { setFlagsFromString } from 'node:v8'
import { rowsFrom } from '../features/people/csv.ts'
import { countsLine, findingLine } from '../features/people/findings.ts'
import { readArguments } from './arguments.ts'
import { fileOf, piecesOf } from './files.ts'
import { print, refuseFor } from './print.ts'
import { progress } from './progress.ts'
import { Refused } from './refused.ts'
import { withApp } from './with-app.ts'

/**
 * How far garbage may outgrow what is in use before it is cleared, in per cent. Left to itself Node lets it grow to several
 * times of that, and a file ten times as long would take twice the memory for nothing.
 */
const GARBAGE = 20

export const IMPORT_USAGE = 'people import FILE [--dry-run] [--even-if-smaller]'

/**
 * `people import`: says the difference line by line and writes it; good lines go in, bad ones are listed by line and
 * reason, and then the exit code is 1. "Written" is said only when the database has it.
 */
export async function importPeople(args: readonly string[]): Promise<void> {
  const flags = ['--dry-run', '--even-if-smaller']
  const read = readArguments(args, { usage: IMPORT_USAGE, flags, atMost: 1 })
  const { pieces, share } = piecesOf(fileOf(read.plain, IMPORT_USAGE))
  const dry = read.flags.has('--dry-run')
  const bar = progress(process.stderr)
  setFlagsFromString(`--heap-growing-percent=${GARBAGE}`)
  await withApp(async ({ administration }) => {
    const summary = await administration
      .importPeople(rowsFrom(pieces), {
        dry,
        evenIfSmaller: read.flags.has('--even-if-smaller'),
        read: (lines) => bar.read(lines, share()),
        hear: (findings) => {
          bar.clear()
          if (findings.length > 0) print(findings.map(findingLine).join('\n'))
        },
      })
      .finally(bar.clear)
    print(`${dry ? 'Nothing was written. It would be' : 'Written'}: ${countsLine(summary)}.`)
    if (summary.shrunk !== null) throw new Refused(summary.shrunk)
    refuseFor(summary.refused)
  })
}
