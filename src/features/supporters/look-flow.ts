import type { OpenRoom, Reply } from '../../conversation/exchange.ts'
import { localDateOf } from '../../kernel/dates.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Carry, Message, Node } from '../../view/message.ts'
import { AT_A_TIME, type Candidate, type Choosing, canBeAsked, inOrder, sitesOf, unitsOf } from './choose.ts'
import type { Supporter, Wording } from './listing.ts'
import { type Looking, lookingFrom } from './looking.ts'
import type { Rotation } from './rotation.ts'
import { named } from './token.ts'
import { type Frame, kindsMessage, nobodyMessage, peopleMessage, placesMessage } from './views-look.ts'

export type LookDeps = {
  /** Everyone listed, and the time; null with the database away. Asked without saying who looks. */
  people(): Promise<{ now: Instant; supporters: readonly Supporter[] } | null>
  rotation: Rotation
  wording: Wording
  /** The crisis lines as `/wellbeing` shows them. */
  strip(looking: Looking): readonly Node[]
}

/** The rotation's day: the force's own. */
const ZONE = 'Europe/London'

/**
 * Shows people who can be asked, to anyone and without asking who they are: no look-up of the reader, no row, no log. Only
 * which people were shown when is remembered, by this copy, until midnight.
 */
export function lookRoom(deps: LookDeps): OpenRoom {
  return async ({ ask }): Promise<Reply> => {
    const press = ask.kind === 'press' ? ask : { button: 'supporters.open', carry: {} }
    const message = await screen(deps, press)
    // From a message that still has a use (what was sent, and how to withdraw it) people are shown beside it.
    return { kind: press.button === 'supporters.open' ? 'show' : 'update', message }
  }
}

async function screen(deps: LookDeps, press: { button: string; carry: Carry }): Promise<Message> {
  const looking = lookingFrom(press.carry)
  const frame: Frame = { strip: deps.strip(looking), wording: deps.wording }
  if (looking.kind === null) return kindsMessage(looking, frame)
  const found = await deps.people()
  if (found === null) return nobodyMessage('away', looking, frame)
  const choosing = choosingOf(deps, looking, found.now)
  const candidates = canBeAsked(found.supporters, choosing)
  if (candidates.length === 0) return nobodyMessage('nobody', looking, frame)
  if (press.button === 'supporters.sites') return placesMessage('site', sitesOf(candidates), looking, frame)
  if (press.button === 'supporters.units') return placesMessage('unit', unitsOf(candidates), looking, frame)
  return three(deps, candidates, choosing, frame)
}

function choosingOf({ rotation, wording }: LookDeps, asked: Looking, now: Instant): Choosing {
  const today = localDateOf(now, ZONE)
  const turn = asked.turn ?? rotation.begin(today)
  const looking = { ...asked, turn }
  return { looking, shifts: wording.shifts, now, today, lastShown: (id) => rotation.lastShown(id, turn) }
}

/** A page past the end (somebody has withdrawn meanwhile) begins again. */
function three({ rotation }: LookDeps, candidates: readonly Candidate[], choosing: Choosing, frame: Frame): Message {
  const ordered = inOrder(candidates, choosing)
  const { looking, now, today } = choosing
  if (ordered.length === 0 || looking.kind === null) return nobodyMessage('nobody', { ...looking, unit: null }, frame)
  const page = looking.page * AT_A_TIME < ordered.length ? looking.page : 0
  const people = ordered.slice(page * AT_A_TIME, (page + 1) * AT_A_TIME)
  rotation.show(
    people.map(({ who }) => who.id),
    today,
  )
  const [sites, units] = [sitesOf(candidates), unitsOf(candidates)]
  const places = { site: named(sites, looking.site), unit: named(units, looking.unit) }
  const counts = { total: ordered.length, sites: sites.length, units: units.length }
  const shown = { looking: { ...looking, page }, people, now, ...places, ...counts, kind: looking.kind }
  return peopleMessage(shown, frame)
}
