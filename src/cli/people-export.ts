import { replaceFile } from '../directory/replace-file.ts'
import { CSV_HEADER, writeRow } from '../features/people/csv.ts'
import { readArguments } from './arguments.ts'
import { Refused } from './refused.ts'
import { withApp } from './with-app.ts'

export const EXPORT_USAGE = 'people export [FILE]'

/** Names and addresses of a whole force: for whoever exports them, and nobody else on the machine. */
const OWNER_ONLY = 0o600

/** `people export`: everyone, to a file or to standard output, as a file that imports without a change. */
export async function exportPeople(args: readonly string[]): Promise<void> {
  const [file] = readArguments(args, { usage: EXPORT_USAGE, atMost: 1 }).plain
  const lines: string[] = [CSV_HEADER]
  const count = await withApp(({ administration }) =>
    administration.exportPeople((people) => void lines.push(...people.map(writeRow))),
  )
  const text = lines.map((line) => `${line}\r\n`).join('')
  if (file === undefined) {
    process.stdout.write(text)
    return
  }
  try {
    replaceFile(file, text, OWNER_ONLY)
  } catch {
    throw new Refused(`${file} can’t be written. Check the folder, and that you may write there.`)
  }
  process.stderr.write(`${count} ${count === 1 ? 'person' : 'people'} written to ${file}.\n`)
}
