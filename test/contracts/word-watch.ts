import { expect } from 'vitest'
import type { Headless } from '../support/headless.ts'
import { everythingSealed, mayRead, readHeld, type Sealed } from './sealed-words.ts'
import { readStanding, type SmallForce, type Standing } from './small-force.ts'
import { type Tried, todayOf } from './walk.ts'

const WORD = /zq[a-z]{8}qz/g
export const wordsIn = (shown: unknown): string[] => [...new Set(JSON.stringify(shown).match(WORD) ?? [])]
let planted = 0
const typedBy = new Map<string, string>()
/** A word that stands nowhere else, remembered as typed by somebody. */
export function freshWord(by: string): string {
  planted += 1
  const letters = planted.toString(26).padStart(8, '0')
  const word = `zq${[...letters].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}qz`
  typedBy.set(word, by)
  return word
}

export type World = { sealed: Sealed[]; standing: Standing; held: Awaited<ReturnType<typeof readHeld>> }

/** Everything sealed about a force, and who stands where, at this moment. */
export async function lookRound(opened: Headless, force: SmallForce): Promise<World> {
  const [sealed, standing, held] = await Promise.all([
    everythingSealed(opened, force.all),
    readStanding(opened.databaseUrl, todayOf(opened)),
    readHeld(opened),
  ])
  return { sealed, standing, held }
}

/** Words are looked for where they lie; who may see a word follows from there and from who stands where today. */
export function expectOnlyReaders(world: World, shown: unknown, reader: string): Sealed[] {
  const { sealed, standing, held } = world
  const words = wordsIn(shown).filter((word) => !isOwnForm(shown, word, reader))
  const places = words.flatMap((word) => {
    const found = sealed.filter(({ text }) => text.includes(word))
    const open = found.filter((text) => mayRead(reader, text, standing, held))
    const at = JSON.stringify(shown)
    const around = at.slice(Math.max(0, at.indexOf(word) - 300), at.indexOf(word) + 60)
    const where = found.map(({ place, subject }) => `${place} of ${subject}`).join()
    expect(open.length, `${word} in (${where}) shown to ${reader}: ${around}`).toBeGreaterThan(0)
    return open
  })
  return places.filter(({ place }) => place !== 'draft.values')
}

/** What somebody typed themselves comes back to them in the form they typed it into. */
const isOwnForm = (shown: unknown, word: string, reader: string): boolean =>
  typedBy.get(word) === reader &&
  typeof shown === 'object' &&
  shown !== null &&
  'kind' in shown &&
  shown.kind !== 'show'

/** What was typed is in one row if it was saved, in the draft if it was not, and a search leaves nothing anywhere. */
export function expectKept({ sealed }: World, { act, form, words, replies }: Tried): void {
  if (form === null || words.length === 0) return
  const answers = replies.slice(1)
  const isSaved = answers.some(({ kind }) => kind === 'update' || kind === 'show')
  for (const word of words) {
    const rows = sealed.filter(({ text, place }) => place !== 'draft.values' && text.includes(word))
    const drafts = sealed.filter(({ text, place }) => place === 'draft.values' && text.includes(word))
    const shown = `${act.name}: ${JSON.stringify(answers).slice(0, 600)}`
    if (act.needs === 'record.search') expect([...rows, ...drafts], shown).toEqual([])
    else if (isSaved)
      expect(
        rows.map(({ place }) => place),
        shown,
      ).toHaveLength(1)
    else expect([rows.length, drafts.length], shown).toEqual([0, form.keeps ? 1 : 0])
  }
}
