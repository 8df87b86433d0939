import { z } from 'zod'
import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import { foldedWords } from '../../kernel/fold.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { type OneOfMine, whoIsMeant } from './find.ts'
import type { OneRecord } from './one.ts'
import type { Readers } from './readers.ts'
import { type Found, SEARCH_LIMIT, wantedWords } from './search.ts'
import { type Cursor, type EntryKind, readCursor, readKind, type Timeline } from './timeline.ts'
import { textOf } from './typed.ts'
import { searchForm } from './views-forms.ts'
import { chooseMessage, foundMessage } from './views-found.ts'
import { oneMessage } from './views-one.ts'
import { readersMessage } from './views-readers.ts'
import { timelineMessage } from './views-timeline.ts'

export type LookDeps = {
  timeline(caller: Caller, wanted: { person: string; only: EntryKind | null; after: Cursor | null }): Promise<Timeline>
  /** `needs`: what it is opened for. */
  one(caller: Caller, record: string, needs?: 'record.read' | 'one-to-one.comment'): Promise<OneRecord>
  myPeople(caller: Caller): Promise<readonly OneOfMine[]>
  search(caller: Caller, words: readonly string[]): Promise<Found>
  readers(caller: Caller, after: bigint | null): Promise<Readers>
  newKey(): string
}

const show = (message: Extract<Reply, { kind: 'show' }>['message']): Reply => ({ kind: 'show', message })

/** `/one-to-one Priya`: their record, or whom to choose from; `/one-to-one find nights`: a search. */
export async function byWords(deps: LookDeps, caller: Caller, words: string): Promise<Reply> {
  const [first, ...rest] = words.trim().split(/\s+/)
  const people = await deps.myPeople(caller)
  const meant = whoIsMeant(words.replace(/^\s*(with|about|for|of)\s+/i, ''), people)
  if (meant.length === 0 && /^(find|search)$/i.test(first ?? '') && rest.length > 0) {
    return found(deps, caller, rest.join(' '))
  }
  const [one, ...others] = meant
  if (one && others.length === 0) return openRecord(deps, caller, one.id)
  return show(chooseMessage(one ? meant : people, one !== undefined))
}

export async function openRecord(deps: LookDeps, caller: Caller, person: string): Promise<Reply> {
  return show(timelineMessage(await deps.timeline(caller, { person, only: null, after: null })))
}

/** Another page or another kind takes the place of what is shown. */
export async function turnPage(deps: LookDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const wanted = { person: carry.person ?? '', only: readKind(carry.only), after: readCursor(carry.after) }
  return { kind: 'update', message: timelineMessage(await deps.timeline(caller, wanted)) }
}

export async function openOne(deps: LookDeps, caller: Caller, record: string): Promise<Reply> {
  return show(oneMessage(await deps.one(caller, record), caller.person.zone, deps.newKey()))
}

const Seq = z.string().regex(/^\d{1,18}$/)

export async function openReaders(deps: LookDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const after = Seq.safeParse(carry.after)
  const message = readersMessage(await deps.readers(caller, after.success ? BigInt(after.data) : null))
  return { kind: after.success ? 'update' : 'show', message }
}

export const openSearch = (): Reply => ({ kind: 'ask', form: searchForm({}, {}) })

export async function submitSearch(deps: LookDeps, caller: Caller, values: Values): Promise<Reply> {
  const typed = textOf(values.words)
  if (typed.length > SEARCH_LIMIT) {
    return { kind: 'keep', errors: { words: `This can be ${SEARCH_LIMIT} characters at most. Look for a few words.` } }
  }
  if (foldedWords(typed).length === 0)
    return { kind: 'keep', errors: { words: 'Write at least one word to look for.' } }
  const { message } = (await found(deps, caller, typed)) as Extract<Reply, { kind: 'show' }>
  return { kind: 'update', message }
}

async function found(deps: LookDeps, caller: Caller, typed: string): Promise<Reply> {
  return show(foundMessage(await deps.search(caller, wantedWords(typed))))
}
