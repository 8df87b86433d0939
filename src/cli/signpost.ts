import { processEnvironment, readConfig } from '../config.ts'
import { loadLexicon } from '../directory/lexicon.ts'
import { loadDirectory } from '../directory/load.ts'
import { loadPolicy } from '../directory/policy.ts'
import { loadWording } from '../directory/wording.ts'
import { prepareLexicon } from '../features/wellbeing/match.ts'
import { type Signpost, signpostLine } from '../features/wellbeing/signpost.ts'
import { directoryPaths } from '../wiring/directory-paths.ts'
import { readArguments } from './arguments.ts'
import { linesOf } from './lines.ts'

/**
 * `signpost`: one text a line on standard input, one answer a line on standard output, blank lines included. Opens no
 * database and stores nothing.
 */
export async function signpost(args: readonly string[]): Promise<void> {
  const { flags } = readArguments(args, { usage: 'signpost [--json]', flags: ['--json'], atMost: 0 })
  const config = readConfig(processEnvironment())
  const deps = {
    lexicon: prepareLexicon(loadLexicon()),
    directory: loadDirectory(directoryPaths(config)),
    wording: loadWording(),
    nation: loadPolicy(config.policyPath).defaultNation,
  }
  const show = flags.has('--json') ? (answer: Signpost) => JSON.stringify(answer) : inWords
  for await (const line of linesOf(process.stdin)) {
    await print(`${show(signpostLine(line, deps))}\n`)
  }
}

function inWords({ text, crisis, scope, categories, services }: Signpost): string {
  const what = [crisis ? 'crisis' : '', ...categories].filter((word) => word !== '').join(', ')
  return `${text}\n  ${what || (scope === 'out' ? 'something else: the menu' : 'the menu')}\n  ${services.join(', ')}`
}

/** A reader slower than we are (a pipe) must not make us hold everything in memory. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve()
    else process.stdout.once('drain', resolve)
  })
}
