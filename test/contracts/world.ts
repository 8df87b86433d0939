import { expect } from 'vitest'
import type { Act } from '../../src/conversation/acts.ts'
import type { Reply } from '../../src/conversation/exchange.ts'
import { tableSums } from '../support/database-dump.ts'
import { headless } from '../support/headless.ts'
import { type Attempt, allowed, perform } from './attempt.ts'
import { NOW, READER_NAMES, type SubjectKind, type Who } from './cast.ts'
import { type Force, withCast } from './force.ts'
import { fill, type Ids } from './shelf.ts'
import { type Canaries, type Canary, canaries, TEXTS } from './words.ts'

export const EVERYBODY: readonly Who[] = ['self', ...READER_NAMES, 'stranger']
/** Of somebody who has left, those who would have been the likeliest to get through. */
const OF_THE_LEFT: readonly Who[] = ['self', 'substantive', 'inspector', 'administrator']

export type Cell = { who: Who; of: SubjectKind }
export const CELLS: readonly Cell[] = EVERYBODY.flatMap((who) => [
  { who, of: 'derived' as const },
  { who, of: 'named' as const },
  ...(OF_THE_LEFT.includes(who) ? [{ who, of: 'left' as const }] : []),
])

export type World = {
  force: Force
  planted: Canaries
  /** One person of each kind with a full record. */
  shelves: Readonly<Record<SubjectKind, Ids>>
  /** Another person with a full record, for acts that change it. */
  fresh(of: SubjectKind): Promise<Ids>
  /** Performs an act and fails on a word that its reader may not know, and on anything that broke. */
  attempt(act: Act, who: Who, person: string, what: Attempt): Promise<Reply>
  expectNothingLeaked(shown: unknown, who: Who, person: string): void
  /** Digests of all rows but what people typed and keep for themselves, and when they were last here. */
  rows(): Promise<Readonly<Record<string, string>>>
  close(): Promise<void>
}

/** Nobody can type these words: they stand where something broke. */
const BROKE = 'Something went wrong on our side'

export async function openWorld(): Promise<World> {
  const force = await withCast(await headless(NOW))
  const planted = canaries()
  const fresh = (of: SubjectKind) => fill(force, planted, of)
  const expectNothingLeaked: World['expectNothingLeaked'] = (shown, who, person) => {
    const leaked = planted.in(shown).filter((word) => !mayKnow(word, who, person))
    expect(
      leaked.map(({ kind, of }) => `${kind} of ${of}`),
      `shown to ${who}`,
    ).toEqual([])
  }
  return {
    force,
    planted,
    shelves: { derived: await fresh('derived'), named: await fresh('named'), left: await fresh('left') },
    fresh,
    expectNothingLeaked,
    attempt: async (act, who, person, what) => {
      const reply = await perform(force, act, who, person, what)
      expect(JSON.stringify(reply), force.logged.at(-1)).not.toContain(BROKE)
      expectNothingLeaked(reply, who, person)
      return reply
    },
    // What people typed and keep for themselves, and when they were last here, may change.
    rows: () => tableSums(force.databaseUrl, ['draft', 'subject_key', 'account']),
    close: () => force.close(),
  }
}

const mayKnow = (word: Canary, who: Who, person: string): boolean =>
  (who !== 'self' || word.subject === person) && TEXTS[word.kind](who, word.of)

/** Somebody who may do it. */
export function entitled(act: Act): Cell {
  const found = CELLS.find(({ who, of }) => allowed(act, who, of))
  if (!found) throw new Error(`nobody of the cast may do ${act.name}`)
  return found
}
