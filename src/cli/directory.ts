import { processEnvironment, readConfig } from '../config.ts'
import { checkDirectoryNow } from '../wiring/check-directory.ts'
import { readArguments } from './arguments.ts'
import { Refused } from './refused.ts'

/** `directory check`: every fault with file, entry, field and fix, then what is there. Exit code 1 when there is one. */
export async function checkTheDirectory(args: readonly string[]): Promise<void> {
  const { plain } = readArguments(args, { usage: 'directory check [FILE]', atMost: 1 })
  const check = checkDirectoryNow(readConfig(processEnvironment()), plain[0])
  for (const { file, entry, field, problem, fix } of check.faults) {
    print(`${file}, ${entry}${field ? `, ${field}` : ''}: ${problem}. ${fix}`)
  }
  const { entries, byStatus } = check.counts
  print(
    `${entries} entries: ${byStatus.rung} rung, ${byStatus['source-seen']} seen in a source only, ${byStatus.off} off.`,
  )
  if (check.unverified.length > 0) print(`Nobody in your force has rung: ${check.unverified.join(', ')}.`)
  for (const { id, since } of check.hidden) print(`Hidden from readers since ${since}, ring it: ${id}.`)
  for (const { id, due } of check.due) print(`Due to be checked since ${due}, ring it: ${id}.`)
  for (const { id, verifiedOn } of check.ahead) print(`Checked on a day to come (${verifiedOn}), mend the date: ${id}.`)
  if (check.withoutHours.length > 0) print(`No opening hours are claimed for: ${check.withoutHours.join(', ')}.`)
  if (check.withoutHolidays.length > 0) {
    print(
      `Hours that do not say what happens on bank holidays (\`bankHolidays\`): ${check.withoutHolidays.join(', ')}.`,
    )
  }
  if (check.holidaysEnd !== null) print(`The list of bank holidays ends on ${check.holidaysEnd}. ${NEWER}`)
  for (const { id, because } of check.off) print(`Off: ${id}${because ? ` (${because})` : ''}.`)
  if (check.empty.length > 0) print(`Your force has nothing of its own for: ${check.empty.join(', ')}.`)
  const faults = check.faults.length
  if (faults > 0)
    throw new Refused(
      `${faults} ${faults === 1 ? 'fault' : 'faults'}. The entries without a fault are shown all the same.`,
    )
}

const NEWER = 'Take a newer version of Alongside, or add the next year to bank-holidays.yaml.'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
