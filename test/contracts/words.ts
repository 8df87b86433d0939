import type { SubjectKind, Who } from './cast.ts'
import { standing } from './cast.ts'

/** A word that stands nowhere else, put into one text of one person's record. */
export type Canary = { word: string; subject: string; kind: Text; of: SubjectKind }

/** Their current supervisors, but for those the person's objection holds the past back from: the receiver, and who covers since then. */
const passed = (who: Who, of: SubjectKind): boolean =>
  who !== 'held back' && who !== 'cover' && standing(who, of) === 'supervisor'
const supervisor = (who: Who, of: SubjectKind): boolean => standing(who, of) === 'supervisor'
const secondLine = (who: Who, of: SubjectKind): boolean => standing(who, of) === 'second-line'
const self = (who: Who, of: SubjectKind): boolean => standing(who, of) === 'self'
const nobody = (): boolean => false
type Audience = (who: Who, of: SubjectKind) => boolean
const either =
  (...audiences: readonly Audience[]): Audience =>
  (who, of) =>
    audiences.some((may) => may(who, of))
const only =
  (name: Who): Audience =>
  (who, of) =>
    who === name && of !== 'left'

/**
 * Every text a record can hold, and who of the cast may ever be shown it (the force's policy being that former
 * supervisors read nothing). Written by hand beside the kernel's table, so that the two must agree.
 */
export const TEXTS = {
  shared: either(self, passed),
  'own, passed on': passed,
  'own, kept': only('substantive'),
  'kept between the two': either(self, only('substantive')),
  'shared of old': either(self, passed),
  'own of old': nobody,
  'kept of old': self,
  'own, kept and passed on, of old': nobody,
  correction: either(self, passed),
  'reason of a correction': either(self, passed),
  comment: either(self, passed),
  action: either(self, supervisor),
  'reason for another date': either(self, supervisor),
  management: either(self, supervisor),
  'comment on management': either(self, supervisor),
  outcome: either(self, supervisor),
  'handover summary': either(self, supervisor, only('former')),
  objection: either(self, secondLine),
  request: either(self, secondLine),
  answer: either(self, secondLine),
} as const satisfies Readonly<Record<string, Audience>>
export type Text = keyof typeof TEXTS

const LETTERS = 'bcdfghjklmnpqrstvwxz'
const FORM = /zq[bcdfghjklmnpqrstvwxz]{8}qz/g

/** Makes words and knows them again. */
export function canaries() {
  const known = new Map<string, Canary>()
  return {
    known,
    plant: (subject: string, of: SubjectKind, kind: Text): string => {
      let rest = known.size
      const letters = Array.from({ length: 8 }, () => {
        const letter = LETTERS[rest % LETTERS.length] ?? ''
        rest = Math.floor(rest / LETTERS.length)
        return letter
      })
      const word = `zq${letters.join('')}qz`
      known.set(word, { word, subject, kind, of })
      return `We spoke of ${word} today.`
    },
    /** Every planted word in a value of any shape. */
    in: (value: unknown): Canary[] => {
      const found = new Set(JSON.stringify(value).match(FORM) ?? [])
      return [...found].flatMap((word) => {
        const one = known.get(word)
        if (!one) throw new Error(`${word} was never planted`)
        return [one]
      })
    },
  }
}
export type Canaries = ReturnType<typeof canaries>
