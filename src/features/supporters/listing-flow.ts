import type { EnrolledRoom, Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import { parseLocalDate } from '../../kernel/dates.ts'
import { chosenValues } from '../../view/field-words.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { availabilityOf } from './availability.ts'
import type { Agreed, Listing, Wording } from './listing.ts'
import { type Places, readListing } from './read-listing.ts'
import { tokenOf } from './token.ts'
import { typedFrom, unitsToChoose, valuesOf } from './typed.ts'
import { confirmWithdrawal, invitation, keptNow, ownMessage, withdrawn } from './views-listing.ts'
import { AGREED, awayForm, listingForm } from './views-listing-form.ts'

export type ListingPorts = {
  own(caller: Caller): Promise<Agreed | null>
  places(): Promise<Places>
  save(
    caller: Caller,
    listing: Listing,
    version: number,
  ): Promise<{ kind: 'saved'; listing: Agreed } | { kind: 'stale'; now: Agreed | null }>
  withdraw(caller: Caller): Promise<boolean>
  wording: Wording
}

/** One's own listing: agree, change, go away for a while, withdraw. It is always the caller's; nothing names whose. */
export function listingRoom(ports: ListingPorts): EnrolledRoom {
  return async ({ ask }, caller): Promise<Reply> => {
    if (ask.kind === 'submit')
      return ask.form === 'listing.away'
        ? saveAway(ports, caller, ask.values, ask.carry)
        : save(ports, caller, ask.values, ask.carry)
    const press = ask.kind === 'press' ? ask : { button: 'listing.show', carry: {} }
    const own = await ports.own(caller)
    if (press.button === 'listing.form') return openForm(ports, caller, own)
    if (press.button === 'listing.withdraw-now') {
      await ports.withdraw(caller)
      return { kind: 'update', message: withdrawn() }
    }
    if (own === null) return { kind: 'show', message: invitation() }
    if (press.button === 'listing.withdraw') return { kind: 'show', message: confirmWithdrawal() }
    if (press.button === 'listing.away-form') {
      const { awayFrom = '', awayUntil = '' } = valuesOf(own, caller.today)
      return { kind: 'ask', form: awayForm(own.version, { awayFrom, awayUntil }) }
    }
    if (press.button === 'listing.back') return back(ports, caller, own)
    return { kind: 'show', message: shown(ports, caller, own, false) }
  }
}

async function openForm({ places, wording }: ListingPorts, caller: Caller, own: Agreed | null): Promise<Reply> {
  const all = await places()
  const { email, site } = caller.person
  const fresh = { email, sites: site === '' ? [] : [tokenOf(site)] }
  return {
    kind: 'ask',
    form: listingForm({
      places: { sites: all.sites, units: unitsToChoose(all.units, own?.units ?? []) },
      values: own ? valuesOf(own, caller.today) : fresh,
      errors: {},
      version: own?.version ?? 0,
      wording,
    }),
  }
}

async function save(ports: ListingPorts, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const places = await ports.places()
  const read = readListing(typedFrom(values, places), places, ports.wording.shifts)
  const errors: Record<string, string> = read.ok ? {} : { ...read.errors }
  if (!chosenValues(values, 'agree').includes(AGREED))
    errors.agree = 'Tick this if you agree. Without it nothing is shown.'
  if (read.ok && read.listing.awayUntil !== null && read.listing.awayUntil < caller.today)
    errors.awayUntil = 'That day has passed. Leave it empty if you are back.'
  if (!read.ok || Object.keys(errors).length > 0) return { kind: 'keep', errors }
  const saved = await ports.save(caller, read.listing, versionIn(carry))
  if (saved.kind === 'saved') return { kind: 'update', message: shown(ports, caller, saved.listing, true) }
  const units = unitsToChoose(places.units, read.listing.units)
  return {
    kind: 'ask',
    form: listingForm({
      places: { sites: places.sites, units },
      values,
      errors: { form: keptNow(saved.now) },
      version: saved.now?.version ?? 0,
      wording: ports.wording,
    }),
  }
}

async function saveAway(ports: ListingPorts, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const own = await ports.own(caller)
  if (own === null) return { kind: 'update', message: invitation() }
  const places = await ports.places()
  const typed = typedFrom(values, places)
  const read = readListing(
    { ...typedOf(own), awayFrom: typed.awayFrom, awayUntil: typed.awayUntil },
    known(own),
    ports.wording.shifts,
  )
  if (!read.ok) return { kind: 'keep', errors: onlyAway(read.errors) }
  const until = parseLocalDate(typed.awayUntil)
  if (until === null || until < caller.today)
    return { kind: 'keep', errors: { awayUntil: 'Enter your last day away: today or later.' } }
  const saved = await ports.save(caller, { ...own, ...away(read.listing) }, versionIn(carry))
  if (saved.kind === 'saved') return { kind: 'update', message: shown(ports, caller, saved.listing, true) }
  return { kind: 'keep', errors: { awayUntil: `${keptNow(saved.now)} Close this form and open it again.` } }
}

async function back(ports: ListingPorts, caller: Caller, own: Agreed): Promise<Reply> {
  const saved = await ports.save(caller, { ...own, awayFrom: null, awayUntil: null }, own.version)
  const now = saved.kind === 'saved' ? saved.listing : saved.now
  return { kind: 'update', message: now === null ? invitation() : shown(ports, caller, now, saved.kind === 'saved') }
}

function shown({ wording }: ListingPorts, caller: Caller, listing: Agreed, saved: boolean) {
  const { name, zone, startsOn, leavesOn } = caller.person
  const when = availabilityOf({ ...listing, zone, startsOn, leavesOn }, wording.shifts, caller.now)
  return ownMessage({ listing, name, zone, when, now: caller.now, today: caller.today }, wording, saved)
}

const away = ({ awayFrom, awayUntil }: Listing) => ({ awayFrom, awayUntil })
/** What is listed already was right when it was listed: only the days away are looked at. */
const known = ({ sites, units }: Listing): Places => ({ sites, units })
const typedOf = (own: Agreed) => ({ ...own, patternFrom: own.patternFrom ?? '', awayFrom: '', awayUntil: '' })
const onlyAway = (errors: Readonly<Record<string, string>>) => ({
  awayUntil: errors.awayUntil ?? errors.awayFrom ?? 'Enter your last day away.',
  ...(errors.awayFrom ? { awayFrom: errors.awayFrom } : {}),
})

const versionIn = ({ version = '' }: Carry): number => (/^\d{1,9}$/.test(version) ? Number(version) : 0)
