import { Failure } from '../kernel/failure.ts'
import type { Message } from '../view/message.ts'
import { commandNamed, type RoomName, roomOf } from './commands.ts'
import type { Caller, EnrolledRoom, From, OpenRoom, Reply, Request } from './exchange.ts'
import { databaseAway, enrolFirst, somethingBroke } from './apologies.ts'

export type HandleDeps = {
  open: { wellbeing: OpenRoom; help: OpenRoom }
  enrolled: { 'one-to-ones': EnrolledRoom; today: EnrolledRoom }
  /** Words that name no command: a cry for help, a need, or a slip of the finger. */
  unknownWords: OpenRoom
  /** Null for somebody the force has not enrolled. Throws when it cannot be known. */
  caller(from: From): Promise<Caller | null>
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
      return await route(deps, request)
    } catch (error) {
      return apology(request, sentenceFor(deps, error))
    }
  }
}

async function route(deps: HandleDeps, request: Request): Promise<Reply> {
  const room = roomFor(request)
  if (room === null) return deps.unknownWords(request)
  if (room === 'wellbeing' || room === 'help') return deps.open[room](request)
  const caller = await deps.caller(request.from)
  if (caller) return deps.enrolled[room](request, caller)
  // A person's first sight of the bot is a welcome, not a refusal.
  return request.ask.kind === 'opened' ? deps.open.help(request) : { kind: 'show', message: enrolFirst() }
}

function roomFor({ ask }: Request): RoomName | null {
  const by: { [K in typeof ask.kind]: (ask: Extract<Request['ask'], { kind: K }>) => RoomName | null } = {
    command: ({ name }) => commandNamed(name)?.room ?? null,
    press: ({ button }) => roomOf(button),
    submit: ({ form }) => roomOf(form),
    opened: () => 'today',
    shortcut: ({ name }) => commandNamed(name)?.room ?? null,
  }
  return (by[ask.kind] as (ask: Request['ask']) => RoomName | null)(ask)
}

type Sentence = { line: string; message: Message }

function sentenceFor(deps: HandleDeps, error: unknown): Sentence {
  if (error instanceof Failure) return { line: error.reader, message: failed(error.reader) }
  if (deps.isAway(error)) return databaseAway()
  const reference = deps.reference()
  deps.broke({ reference, error: errorName(error), where: whereOf(error) })
  return somethingBroke(reference)
}

const failed = (line: string): Message => ({
  notice: 'Alongside could not do that yet',
  body: [{ kind: 'text', text: line }],
})

function apology({ ask }: Request, sentence: Sentence): Reply {
  if (ask.kind === 'submit') return { kind: 'keep', errors: { form: sentence.line } }
  return { kind: 'show', message: sentence.message }
}

function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code.slice(0, 20)}` : ''
  return `${error.name}${code}`
}

/** The first of our own lines in the stack, without the message that stands above it. */
function whereOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  const frame = lines.find((line) => /^\s+at .*\/(src|dist)\//.test(line))
  return frame ? frame.trim().replace(/\(?(file:\/\/)?\/.*\/(src|dist)\//, '$2/').replace(/\)$/, '') : 'unknown'
}
