import type { Caller } from '../kernel/caller.ts'
import { Failure } from '../kernel/failure.ts'
import { type Act, isOwnForm, mayReach } from './acts.ts'
import {
  type Apology,
  databaseAway,
  enrolFirst,
  failed,
  formNotKnown,
  HELP_NOW,
  somethingBroke,
  WORRIED,
} from './apologies.ts'
import { type EnrolledRoomName, isSubWord, type OpenRoomName, type RoomName, roomForWords, roomOf } from './commands.ts'
import type { EnrolledRoom, From, OpenRoom, Reply, Request } from './exchange.ts'
import { roomForShortcut } from './shortcuts.ts'
import { errorName, whereOf } from './trace.ts'

export type HandleDeps = {
  open: Readonly<Record<OpenRoomName, OpenRoom>>
  enrolled: Readonly<Record<EnrolledRoomName, EnrolledRoom>>
  /** Words that name no command: a cry for help, a need, or a slip of the finger. */
  unknownWords: OpenRoom
  /** Words that may be a cry for help are answered as such behind any command. */
  isCrisis(words: string): boolean
  /** Null for somebody the force has not enrolled. Throws when it cannot be known. */
  caller(from: From): Promise<Caller | null>
  /** Keeps what is typed and not saved, on the way to a room and back. */
  keepingDrafts(request: Request, caller: Caller, room: EnrolledRoom): Promise<Reply>
  /** True for an error that says the database is not there. */
  isAway(error: unknown): boolean
  /** A fresh short reference that joins what the reader sees to the log. */
  reference(): string
  broke(fields: { reference: string; error: string; where: string }): void
}

/**
 * The only catch. Whatever happens inside, the reader gets a sentence that says what to do next, a submitted form stays
 * filled, and the log gets ids and the name of the error, never its text: a database error can hold a note.
 */
export function createHandle(deps: HandleDeps): (request: Request) => Promise<Reply> {
  return async (request) => {
    try {
      return orWorried(deps, request, await route(deps, request))
    } catch (error) {
      return orWorried(deps, request, inItsPlace(request, apologyFor(deps, error)))
    }
  }
}

/** A form that is refused must not stand between somebody in danger, or their supervisor, and help. */
function orWorried(deps: HandleDeps, { ask }: Request, reply: Reply): Reply {
  const refused = reply.kind === 'keep' ? reply.errors : reply.kind === 'ask' ? reply.form.errors : {}
  if (ask.kind !== 'submit' || Object.keys(refused).length === 0) return reply
  const fields = Object.keys(ask.values).filter((field) => deps.isCrisis([ask.values[field] ?? ''].flat().join('\n')))
  if (fields.length === 0) return reply
  // A note is about somebody else; how to reach oneself, and a form for nobody but the person themself, is one's own.
  const help = isOwnForm(ask.form) || fields.includes('reach') ? HELP_NOW : WORRIED
  const form = [refused.form, help].filter((line) => line !== undefined).join(' ')
  const errors = { ...refused, form }
  if (reply.kind === 'ask') return { ...reply, form: { ...reply.form, errors } }
  return reply.kind === 'keep' ? { ...reply, errors } : reply
}

async function route(deps: HandleDeps, request: Request): Promise<Reply> {
  const room = roomFor(request)
  if (room === null)
    return request.ask.kind === 'submit' ? inItsPlace(request, formNotKnown()) : deps.unknownWords(request)
  if (room !== 'wellbeing' && deps.isCrisis(wordsOf(request))) return deps.open.wellbeing(request)
  if (room === 'wellbeing' || room === 'help' || room === 'supporters') return deps.open[room](request)
  const caller = await deps.caller(request.from)
  if (caller) return deps.keepingDrafts(request, caller, deps.enrolled[room])
  // A person's first sight of the bot is a welcome, not a refusal.
  return request.ask.kind === 'opened' ? deps.open.help(request) : inItsPlace(request, enrolFirst())
}

/** What somebody wrote in their own words; one of ours behind a command (`take-up`) says nothing of them. */
function wordsOf({ ask }: Request): string {
  const words = ask.kind === 'command' || ask.kind === 'shortcut' ? ask.words : ''
  return isSubWord(words) ? '' : words
}

function roomFor({ ask }: Request): RoomName | null {
  const by: { [K in typeof ask.kind]: (ask: Extract<Request['ask'], { kind: K }>) => RoomName | null } = {
    command: ({ name, words }) => roomForWords(name, words),
    press: ({ button }) => reachable(button, 'press'),
    submit: ({ form }) => reachable(form, 'submit'),
    opened: () => 'today',
    shortcut: ({ name, words }) => roomForShortcut(name, words),
  }
  return (by[ask.kind] as (ask: Request['ask']) => RoomName | null)(ask)
}

function reachable(name: string, way: Act['way']): RoomName | null {
  const room = roomOf(name)
  return room !== null && mayReach(room, name, way) ? room : null
}

function apologyFor(deps: HandleDeps, error: unknown): Apology {
  if (error instanceof Failure) return failed(error.reader)
  if (deps.isAway(error)) return databaseAway()
  const reference = deps.reference()
  deps.broke({ reference, error: errorName(error), where: whereOf(error) })
  return somethingBroke(reference)
}

/** A submitted form stays open with what was typed; everything else gets a message. */
function inItsPlace({ ask }: Request, apology: Apology): Reply {
  if (ask.kind === 'submit') return { kind: 'keep', errors: { form: apology.line } }
  return { kind: 'show', message: apology.message }
}
