import type { TraumaPathway } from '../../kernel/card.ts'
import type { Language } from '../../kernel/language.ts'
import type { Guidance } from './guidance.ts'
import type { Wording } from './wording.ts'

/** All that this room says in one language, and which of it this force uses. */
export type Texts = { wording: Wording; guidance: Guidance; pathway: TraumaPathway }

export type TextsByLanguage = Readonly<Record<Language, Texts>>
