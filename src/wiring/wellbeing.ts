import type { Config } from '../config.ts'
import type { OpenRoom, Request } from '../conversation/exchange.ts'
import { nearestCommand, notUnderstood } from '../conversation/help.ts'
import { loadGuidance } from '../directory/guidance.ts'
import { loadLexicon } from '../directory/lexicon.ts'
import { loadDirectory } from '../directory/load.ts'
import { loadPolicy } from '../directory/policy.ts'
import { loadWording } from '../directory/wording.ts'
import { wellbeingRoom } from '../features/wellbeing/flow.ts'
import { prepareLexicon } from '../features/wellbeing/match.ts'
import type { Log } from '../log.ts'
import { SAMPLE_SERVICES } from './sample.ts'

export type Signposting = {
  room: OpenRoom
  /** `/alongside`: help, unless a need was typed behind it. */
  help: OpenRoom
  /** Words under no command: `I can't go on` is answered as `/wellbeing I can't go on` is. */
  unknownWords: OpenRoom
  isCrisis(words: string): boolean
}

/** Everything here is read once at start and needs neither database nor network afterwards. */
export function wellbeing(config: Config, log: Log, help: OpenRoom): Signposting {
  const directory = loadDirectory(directoryPaths(config))
  for (const { file, entry, field, problem, fix } of directory.faults) {
    log.warn({ file, entry, field, problem, fix }, 'directory.fault')
  }
  const policy = loadPolicy(config.policyPath)
  const texts = { wording: loadWording(), guidance: loadGuidance(), pathway: policy.traumaPathway }
  const { run, understands, isCrisis } = wellbeingRoom({
    directory: () => directory,
    lexicon: prepareLexicon(loadLexicon()),
    texts: { en: texts, cy: texts },
    defaults: { nation: policy.defaultNation, language: policy.defaultLanguage },
  })
  const orElse =
    (otherwise: OpenRoom): OpenRoom =>
    (request) =>
      understands(wordsOf(request)) ? run(request) : otherwise(request)
  // Somebody in need who mistypes the one command that matters is not asked whether they meant it.
  const misspelt: OpenRoom = (request) =>
    nearestCommand(wordsOf(request)) === 'wellbeing' ? run(withoutFirstWord(request)) : notUnderstood(request)
  return { room: run, help: orElse(help), unknownWords: orElse(misspelt), isCrisis }
}

/** The national file always, the force's own over it, and the sample force's in the simulator. */
export const directoryPaths = (config: Config): { forcePath?: string; samplePath?: string } => ({
  ...(config.directoryPath ? { forcePath: config.directoryPath } : {}),
  ...(config.simulator ? { samplePath: SAMPLE_SERVICES } : {}),
})

function wordsOf({ ask }: Request): string {
  return ask.kind === 'command' || ask.kind === 'shortcut' ? ask.words : ''
}

function withoutFirstWord(request: Request): Request {
  return {
    ...request,
    ask: {
      kind: 'command',
      name: 'wellbeing',
      words: wordsOf(request)
        .trim()
        .replace(/^\S+\s*/, ''),
    },
  }
}
