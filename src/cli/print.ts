import { Refused } from './refused.ts'

export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Lists what an import refused; throws where that is anything, so that a script notices. */
export function refuseFor(refused: readonly { line: number; reason: string }[]): void {
  for (const { line, reason } of refused) print(`Line ${line}: ${reason}`)
  const lines = new Set(refused.map(({ line }) => line)).size
  if (lines === 0) return
  const said = lines === 1 ? '1 line was' : `${lines} lines were`
  throw new Refused(`${said} refused. Mend them and import the file again.`)
}
