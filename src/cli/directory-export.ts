import { processEnvironment, readConfig } from '../config.ts'
import { readLastGood } from '../directory/last-good.ts'
import { ownEntries } from '../directory/own-entries.ts'
import { replaceFile } from '../directory/replace-file.ts'
import { csvOf, yamlOf } from '../directory/write-entries.ts'
import { readArguments } from './arguments.ts'
import { Refused } from './refused.ts'

/**
 * `directory export`: the force's own entries with what editors changed in chat, as YAML or CSV, to a file or to standard
 * output. What is said beside it goes to standard error. Opens no database: corrections come from the last-good file.
 */
export async function exportDirectory(args: readonly string[]): Promise<void> {
  const { plain, flags } = readArguments(args, {
    usage: 'directory export [--csv] [--all] [FILE]',
    flags: ['--csv', '--all'],
    atMost: 1,
  })
  const [file] = plain
  const config = readConfig(processEnvironment())
  const kept = readLastGood(config.dataDir)
  const corrections = kept === null || kept === 'broken' ? [] : kept.corrections
  const { entries, faults } = ownEntries(config.directoryPath, corrections, flags.has('--all'))
  const csv = flags.has('--csv') || file?.toLowerCase().endsWith('.csv') === true
  const text = csv ? csvOf(entries) : yamlOf(entries)
  if (file === undefined) process.stdout.write(text)
  else write(file, text)
  const said = [
    kept === 'broken'
      ? 'What editors changed in chat can’t be read, so it is not in it. Start Alongside to mend that.'
      : '',
    faults.length > 0
      ? 'Entries with a fault are not in it. See them with: npm run -s alongside -- directory check'
      : '',
    entries.length === 0 ? 'Your force has no entries of its own yet. Add --all for the national ones.' : '',
    file === undefined ? '' : `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} written to ${file}.`,
  ]
  for (const line of said) if (line !== '') process.stderr.write(`${line}\n`)
}

function write(file: string, text: string): void {
  try {
    replaceFile(file, text)
  } catch {
    throw new Refused(`${file} can’t be written. Check the folder, and that you may write there.`)
  }
}
