import { existsSync } from 'node:fs'
import { processEnvironment, readConfig } from '../config.ts'
import { type ImportPlan, planImport } from '../directory/import.ts'
import { replaceFile } from '../directory/replace-file.ts'
import type { DirectoryFault } from '../kernel/service.ts'
import { readArguments } from './arguments.ts'
import { Refused, WrongUsage } from './refused.ts'

const USAGE = 'directory import FILE [--dry-run]'

/**
 * `directory import`: checks a file, YAML or CSV, and makes it the force's own directory. With a fault nothing is written
 * and the exit code is 1. Opens no database.
 */
export async function importDirectory(args: readonly string[]): Promise<void> {
  const { plain, flags } = readArguments(args, { usage: USAGE, flags: ['--dry-run'], atMost: 1 })
  const [file] = plain
  if (!file) throw new WrongUsage(`Name the file. Write: npm run -s alongside -- ${USAGE}`)
  const own = readConfig(processEnvironment()).directoryPath
  if (own === null) {
    throw new Refused(
      'Say where your force’s own file is to be: set DIRECTORY_PATH, for example DIRECTORY_PATH=services.yaml.',
    )
  }
  if (own.toLowerCase().endsWith('.csv')) {
    throw new Refused('DIRECTORY_PATH names a CSV file. Alongside reads YAML: name it for example services.yaml.')
  }
  const plan = planImport(file, own)
  for (const fault of plan.faults) print(said(fault))
  const faults = plan.faults.length
  if (faults > 0) {
    throw new Refused(
      `${faults} ${faults === 1 ? 'fault' : 'faults'}. Nothing was changed. Mend ${faults === 1 ? 'it' : 'them'} and import the file again.`,
    )
  }
  const dry = flags.has('--dry-run')
  const there = existsSync(own)
  const wrote = !dry && plan.text !== null && write(own, plan.text)
  summarise(plan, dry)
  if (!wrote) return
  if (there) print(`What was there before is in ${own}.bak.`)
  print(`Written to ${own}. Restart Alongside to show it.`)
}

function summarise({ added, changed, removed, untouched }: ImportPlan, dry: boolean): void {
  const verb = dry ? 'Would add' : 'Added'
  print(`${verb} ${added.length}, change ${changed.length}, remove ${removed.length}, leave ${untouched} as they are.`)
  for (const [what, ids] of [
    ['Added', added],
    ['Changed', changed],
    ['Removed', removed],
  ] as const) {
    if (ids.length > 0) print(`${what}: ${ids.join(', ')}.`)
  }
}

function write(file: string, text: string): boolean {
  try {
    return replaceFile(file, text)
  } catch {
    throw new Refused(`${file} can’t be written. Check the folder, and that you may write there.`)
  }
}

const said = ({ entry, line, field, problem, fix }: DirectoryFault): string => {
  const where = line === undefined || entry === `line ${line}` ? entry : `line ${line} (${entry})`
  const sentence = `${where}${field ? `, ${field}` : ''}: ${problem}. ${fix}`
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)
