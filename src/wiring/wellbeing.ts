import type { Config } from '../config.ts'
import type { OpenRoom, Request } from '../conversation/exchange.ts'
import { nearestCommand, notUnderstood } from '../conversation/help.ts'
import { loadGuidance } from '../directory/guidance.ts'
import { loadLexicon } from '../directory/lexicon.ts'
import { loadPolicy } from '../directory/policy.ts'
import { loadWording } from '../directory/wording.ts'
import { wellbeingRoom } from '../features/wellbeing/flow.ts'
import { prepareLexicon } from '../features/wellbeing/match.ts'
import type { Texts } from '../features/wellbeing/texts.ts'
import type { Language } from '../kernel/language.ts'
import type { Directory } from '../kernel/service.ts'

export type Signposting = {
  room: OpenRoom
  /** `/alongside`: help, unless a need was typed behind it. */
  help: OpenRoom
  /** Words under no command: `I can't go on` is answered as `/wellbeing I can't go on` is. */
  unknownWords: OpenRoom
  isCrisis(words: string): boolean
}

/** Everything else is read once at start; no answer needs the database or the network. */
export function wellbeing(config: Config, directory: () => Directory, help: OpenRoom): Signposting {
  const policy = loadPolicy(config.policyPath)
  const textsIn = (language: Language): Texts => ({
    wording: loadWording(language),
    guidance: loadGuidance(language),
    pathway: policy.traumaPathway,
  })
  const { run, understands, isCrisis } = wellbeingRoom({
    directory,
    lexicon: prepareLexicon(loadLexicon()),
    texts: { en: textsIn('en'), cy: textsIn('cy') },
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
