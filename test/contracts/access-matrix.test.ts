import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTS, type Act } from '../../src/conversation/acts.ts'
import type { Reply } from '../../src/conversation/exchange.ts'
import { digests, dump } from '../support/database-dump.ts'
import { headless } from '../support/headless.ts'
import { type Attempt, allowed, forged, honest, perform, plain, target } from './attempt.ts'
import { NOW, READER_NAMES, type SubjectKind, type Who } from './cast.ts'
import { type Force, withCast } from './force.ts'
import { fill, type Ids } from './shelf.ts'
import { type Canary, canaries, TEXTS } from './words.ts'

const ALL: readonly Who[] = ['self', ...READER_NAMES, 'stranger']
/** Of somebody who has left, those who would have been the likeliest to get through. */
const OF_THE_LEFT: readonly Who[] = ['self', 'substantive', 'inspector', 'administrator']
const cells = ALL.flatMap((who) => [
  { who, of: 'derived' as const },
  { who, of: 'named' as const },
  ...(OF_THE_LEFT.includes(who) ? [{ who, of: 'left' as const }] : []),
])
/** Neither writes to the record it is about. */
const READING = /[.](see|read|read-dates|search|export|readers)$/

let force: Force
const planted = canaries()
let shelves: Readonly<Record<SubjectKind, Ids>>

beforeAll(async () => {
  force = await withCast(await headless(NOW))
  shelves = {
    derived: await fill(force, planted, 'derived'),
    named: await fill(force, planted, 'named'),
    left: await fill(force, planted, 'left'),
  }
})
afterAll(() => force.close())

/** No reply may show anybody a word that the table does not give them. */
function expectNothingLeaked(reply: unknown, who: Who, person: string): void {
  const leaked = planted.in(reply).filter((word) => !mayKnow(word, who, person))
  expect(leaked.map(({ kind, of }) => `${kind} of ${of}`)).toEqual([])
}

const mayKnow = (word: Canary, who: Who, person: string): boolean =>
  (who !== 'self' || word.subject === person) && TEXTS[word.kind](who, word.of)

/** Nobody can type these words: they stand where something broke. */
const BROKE = 'Something went wrong on our side'

async function attempt(act: Act, who: Who, person: string, what: Attempt): Promise<Reply> {
  const reply = await perform(force, act, who, person, what)
  expect(JSON.stringify(reply)).not.toContain(BROKE)
  expectNothingLeaked(reply, who, person)
  return reply
}

/** Whoever may open the form of an act on a shelf that is read only. */
function entitled(act: Act): { who: Who; of: SubjectKind } {
  const found = cells.find(({ who, of }) => allowed(act, who, of))
  if (!found) throw new Error(`nobody of the cast may do ${act.name}`)
  return found
}

/** Everything but what somebody typed and keeps for themselves, and when they were last here. */
async function rows(): Promise<Readonly<Record<string, string>>> {
  const {
    'public.draft': _draft,
    'public.subject_key': _key,
    'public.account': _account,
    ...rest
  } = await dump(force.databaseUrl)
  return digests(rest)
}

const nobodys = () => randomUUID()
const kindOf = (reply: string): unknown => (JSON.parse(reply) as Reply).kind
const GARBAGE = "x' OR 1=1 --"

describe.each(ACTS.filter(({ about }) => about !== 'self').map((act) => [`${act.way} ${act.name}`, act] as const))(
  '%s',
  (_name, act) => {
    test('whoever may not is answered as for what is not there, and not a row changes', async () => {
      const before = await rows()
      const first = entitled(act)
      const pattern = await honest(force, act, first.who, shelves[first.of])
      const id = target(act, shelves[first.of])
      const opened = await rows()
      for (const table of ['public.one_to_one', 'public.action', 'public.outbox']) {
        expect(opened[table], 'opening a form changes nothing').toBe(before[table])
      }
      await Promise.all(
        ALL.map(async (who) => {
          const others = cells.filter((cell) => cell.who === who && !allowed(act, who, cell.of))
          const as = (other: string, person: string) => attempt(act, who, person, forged(pattern, id, other))
          for (const { of } of others) {
            const ids = shelves[of]
            const wanted = nobodys()
            const absent = plain(await as(wanted, ids.person), wanted)
            const theirs = target(act, ids)
            expect(plain(await as(theirs, ids.person), theirs), `${who}, ${of}`).toBe(absent)
            expect((await as(GARBAGE, ids.person)).kind, `${who}, no id at all`).toBe(kindOf(absent))
          }
        }),
      )
      expect(await rows()).toEqual(opened)
    })

    test('whoever may is not refused', async () => {
      const ours = cells.filter(({ who, of }) => allowed(act, who, of))
      expect(ours).not.toEqual([])
      for (const { who, of } of ours) {
        const ids = READING.test(act.needs) ? shelves[of] : await fill(force, planted, of)
        const what = await honest(force, act, who, ids)
        const wanted = nobodys()
        const absent = await attempt(act, who, ids.person, forged(what, target(act, ids), wanted))
        const reply = await attempt(act, who, ids.person, what)
        expect(plain(reply, target(act, ids)), `${who}, ${of}`).not.toBe(plain(absent, wanted))
        expect(reply.kind, `${who}, ${of}: ${JSON.stringify(reply)}`).not.toBe('keep')
      }
    })
  },
)
