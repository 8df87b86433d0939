import type { Config } from '../config.ts'
import type { OpenRoom, Request } from '../conversation/exchange.ts'
import { nearestCommand, notUnderstood } from '../conversation/help.ts'
import { loadGuidance } from '../directory/guidance.ts'
import { loadLexicon } from '../directory/lexicon.ts'
import { loadPolicy } from '../directory/policy.ts'
import { loadTongues } from '../directory/tongues.ts'
import { loadWording } from '../directory/wording.ts'
import { wellbeingRoom } from '../features/wellbeing/flow.ts'
import { prepareLexicon } from '../features/wellbeing/match.ts'
import { startAt } from '../features/wellbeing/screen.ts'
import type { Texts } from '../features/wellbeing/texts.ts'
import { crisisStrip } from '../features/wellbeing/views-crisis.ts'
import type { Category } from '../kernel/category.ts'
import type { Language } from '../kernel/language.ts'
import type { Nation } from '../kernel/people.ts'
import type { Directory } from '../kernel/service.ts'
import type { Node } from '../view/message.ts'

export type Signposting = {
  room: OpenRoom
  /** `/alongside`: help, unless a need was typed behind it. */
  help: OpenRoom
  /** Words under no command: `I can't go on` is answered as `/wellbeing I can't go on` is. */
  unknownWords: OpenRoom
  isCrisis(words: string): boolean
  /** The crisis lines as they stand beside an answer, for the screens of other rooms. */
  strip(reader: { nation: Nation | null; language: Language | null }): readonly Node[]
  /** For a supervisor whose saved note may speak of danger; empty for any other note. */
  worried(note: string): readonly Node[]
  /** As `worried`, for words of any form; `own`: whoever wrote them wrote of themselves, and is shown the crisis card. */
  beside(words: string, own: boolean): readonly Node[]
}

/** Everything else is read once at start; no answer needs the database or the network. */
export function wellbeing(
  config: Config,
  directory: () => Directory,
  help: OpenRoom,
  shown: (categories: readonly Category[]) => void,
): Signposting {
  const policy = loadPolicy(config.policyPath)
  const textsIn = (language: Language): Texts => ({
    wording: loadWording(language),
    guidance: loadGuidance(language),
    pathway: policy.traumaPathway,
  })
  const byLanguage = { en: textsIn('en'), cy: textsIn('cy') }
  const defaults = { nation: policy.defaultNation, language: policy.defaultLanguage }
  const { run, understands, isCrisis, worried, ownDanger } = wellbeingRoom({
    directory,
    lexicon: prepareLexicon(loadLexicon()),
    tongues: loadTongues(),
    texts: byLanguage,
    defaults,
    shown,
  })
  const orElse =
    (otherwise: OpenRoom): OpenRoom =>
    (request) =>
      understands(wordsOf(request)) ? run(request) : otherwise(request)
  // Somebody in need who mistypes the one command that matters is not asked whether they meant it.
  const misspelt: OpenRoom = (request) =>
    nearestCommand(wordsOf(request)) === 'wellbeing' ? run(withoutFirstWord(request)) : notUnderstood(request)
  return {
    room: run,
    help: orElse(help),
    unknownWords: orElse(misspelt),
    isCrisis,
    worried,
    beside: (words, own) => (own ? ownDanger(words) : worried(words)),
    strip: ({ nation, language }) => {
      const reader = { nation: nation ?? defaults.nation, language: language ?? defaults.language }
      return crisisStrip(startAt(reader), directory(), byLanguage[reader.language].wording, true)
    },
  }
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
