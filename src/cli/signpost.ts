import { processEnvironment, readConfig } from '../config.ts'
import { loadLexicon } from '../directory/lexicon.ts'
import { loadDirectory } from '../directory/load.ts'
import { loadPolicy } from '../directory/policy.ts'
import { loadWording } from '../directory/wording.ts'
import { prepareLexicon } from '../features/wellbeing/match.ts'
import { type Signpost, signposter } from '../features/wellbeing/signpost.ts'
import { directoryPaths } from '../wiring/directory-paths.ts'
import { readArguments } from './arguments.ts'
import { linesOf } from './lines.ts'

/**
 * `signpost`: one text a line on standard input, one answer a line on standard output, blank lines included. Opens no
 * database and stores nothing.
 */
export async function signpost(args: readonly string[]): Promise<void> {
  const { flags } = readArguments(args, {
    usage: 'signpost [--json] [--explain]',
    flags: ['--json', '--explain'],
    atMost: 0,
  })
  const config = readConfig(processEnvironment())
  const answer = signposter({
    lexicon: prepareLexicon(loadLexicon()),
    directory: loadDirectory(directoryPaths(config)),
    wording: loadWording(),
    nation: loadPolicy(config.policyPath).defaultNation,
    explained: flags.has('--explain'),
  })
  const show = flags.has('--json') ? (given: Signpost) => JSON.stringify(given) : inWords
  for await (const line of linesOf(process.stdin)) {
    await print(`${show(answer(line))}\n`)
  }
}

function inWords({ text, crisis, scope, categories, services, why }: Signpost): string {
  const what = [crisis ? 'crisis' : '', ...categories].filter((word) => word !== '').join(', ')
  const answered = `${text}\n  ${what || (scope === 'out' ? 'something else: the menu' : 'the menu')}\n  ${services.join(', ')}`
  if (!why) return answered
  const signs = Object.entries(why.signs).map(
    ([group, loud]) => `  speaks for ${group}: ${loud.join(', ') || 'nothing known'}`,
  )
  return [answered, `  danger ${why.danger}; concepts: ${why.concepts.join('; ') || 'none'}`, ...signs].join('\n')
}

/** A reader slower than we are (a pipe) must not make us hold everything in memory. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve()
    else process.stdout.once('drain', resolve)
  })
}
