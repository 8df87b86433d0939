import type { Caller } from '../kernel/caller.ts'
import { localDateOf } from '../kernel/dates.ts'
import type { DraftKey, Drafts } from '../kernel/draft.ts'
import { Failure } from '../kernel/failure.ts'
import { DRAFT, type Form } from '../view/form.ts'
import type { Carry } from '../view/message.ts'
import { ABOUT, mayReach } from './acts.ts'
import { roomOf } from './commands.ts'
import type { Ask, EnrolledRoom, Reply, Request } from './exchange.ts'
import { AFRESH, filled, LATER, letGo, marked, markOf, nothingKept, putAway } from './kept-form.ts'

export type DraftDeps = {
  drafts: Drafts
  /** How long unsaved words are kept. */
  days: number
  isAway(error: unknown): boolean
  /** Forms whose rooms tell the drafts themselves, in the transaction that saves. */
  savedByRoom: readonly string[]
  /** A draft that does not open must not keep its form closed; somebody is told. */
  unreadable(error: unknown): void
}

type Submit = Extract<Ask, { kind: 'submit' }>
type Asked = Extract<Reply, { kind: 'ask' }>

/**
 * Stands between a request and its room and keeps what is typed into forms that ask for it (`Form.keeps`): as it is
 * typed, and when it is refused, put away, or met by a fault. It comes back when the same form about the same id is opened
 * again, and goes when the form is saved. With the database away nothing is kept and nothing claimed.
 */
export function keepingDrafts(
  deps: DraftDeps,
): (request: Request, caller: Caller, room: EnrolledRoom) => Promise<Reply> {
  return async (request, caller, room) => {
    const { ask } = request
    if (ask.kind !== 'submit') return opened(deps, caller, await room(request, caller))
    if (ask.carry.kept === undefined) {
      return ask.step === DRAFT ? { kind: 'quiet' } : opened(deps, caller, await room(request, caller))
    }
    if (ask.step === DRAFT) return keep(deps, caller, ask).then(() => ({ kind: 'quiet' }))
    if (ask.step === LATER.name) return later(deps, caller, ask)
    if (ask.step === AFRESH.name) return afresh(deps, caller, request, room)
    return submitted(deps, caller, request, ask, room)
  }
}

/** Whatever becomes of the submit, its words are in what was saved, or kept. */
async function submitted(
  deps: DraftDeps,
  caller: Caller,
  request: Request,
  ask: Submit,
  room: EnrolledRoom,
): Promise<Reply> {
  // The form stays open with its words in any case: that keeping them failed too changes nothing for its reader.
  const keepIfCan = (submit: Submit) => keep(deps, caller, submit).catch(() => undefined)
  try {
    const reply = await room(request, caller)
    const again = reply.kind === 'ask' && reply.form.name === ask.form
    if (reply.kind === 'keep' || again || (ask.step !== undefined && reply.kind === 'ask')) await keepIfCan(ask)
    else if (ask.step === undefined && !deps.savedByRoom.includes(ask.form)) {
      // It is saved, whatever happens here: at worst its words come back once more, and save under the same key.
      await deps.drafts.saved(keyOf(caller, ask.form, ask.carry), caller.now).catch(() => undefined)
    }
    if (!again) return opened(deps, caller, reply)
    return reply.form.keeps ? { ...reply, form: marked(reply.form, ask.carry.kept ?? '', [AFRESH]) } : reply
  } catch (error) {
    if (!deps.isAway(error)) await keepIfCan(error instanceof Failure && error.why === 'stale' ? ofNoOpening(ask) : ask)
    throw error
  }
}

/** What is sent with a key that is used up comes back in a form with a new one. */
const ofNoOpening = (ask: Submit): Submit => ({ ...ask, carry: { ...ask.carry, once: '' } })

/** Only what somebody wrote: a form that stands as it was opened is no draft, and one that was emptied no longer. */
async function keep(
  { drafts }: DraftDeps,
  caller: Caller,
  { form, values, carry }: Submit,
): Promise<'kept' | 'nothing'> {
  const key = keyOf(caller, form, carry)
  if (markOf(values) === carry.kept) {
    await drafts.drop(key)
    return 'nothing'
  }
  await drafts.keep(key, values, caller.now)
  return 'kept'
}

async function later(deps: DraftDeps, caller: Caller, ask: Submit): Promise<Reply> {
  if ((await keep(deps, caller, ask)) === 'nothing') return { kind: 'update', message: nothingKept() }
  const again = reopens(ask.form) ? { name: ask.form, carry: aboutOf(ask.carry) } : null
  return { kind: 'update', message: putAway(again, caller.today, deps.days) }
}

async function afresh(deps: DraftDeps, caller: Caller, request: Request, room: EnrolledRoom): Promise<Reply> {
  const { ask } = request
  if (ask.kind !== 'submit') return { kind: 'quiet' }
  await deps.drafts.drop(keyOf(caller, ask.form, ask.carry))
  if (!reopens(ask.form)) return { kind: 'update', message: letGo() }
  const press: Ask = { kind: 'press', button: ask.form, carry: aboutOf(ask.carry) }
  const reply = await room({ ...request, ask: press }, caller)
  return reply.kind === 'ask' && reply.form.keeps ? { kind: 'ask', form: emptied(emptyForm(reply)) } : reply
}

/** To a door a field without a value is one that keeps what stands in it. */
function emptied(form: Form): Form {
  return { ...form, values: { ...Object.fromEntries(form.fields.map(({ name }) => [name, ''])), ...form.values } }
}

const emptyForm = ({ form }: Asked) => marked(form, markOf(form.values), [])

/** A form that keeps gets its mark, and what was written before. */
async function opened(deps: DraftDeps, caller: Caller, reply: Reply): Promise<Reply> {
  if (reply.kind !== 'ask' || !reply.form.keeps) return reply
  const { form, refill } = reply
  const found = await deps.drafts.find(keyOf(caller, form.name, form.carry), caller.now).catch((error: unknown) => {
    deps.unreadable(error)
    return null
  })
  if (!found) return { kind: 'ask', form: emptyForm(reply) }
  const wider = refill ? refill(found.typed) : form
  const kept = { ...found, writtenOn: localDateOf(found.at, caller.person.zone) }
  return { kind: 'ask', form: marked(filled(wider, kept), markOf(form.values), [AFRESH]) }
}

/** By our convention a form is opened by the button of its name, with the id of what it is about. */
function reopens(form: string): boolean {
  const room = roomOf(form)
  return room !== null && mayReach(room, form, 'press')
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function aboutOf(carry: Carry): Carry {
  return Object.fromEntries(
    ABOUT.flatMap((name) => {
      const id = carry[name]
      return id !== undefined && UUID.test(id) ? [[name, id]] : []
    }),
  )
}

function keyOf(caller: Caller, form: string, carry: Carry): DraftKey {
  const [about = ''] = Object.values(aboutOf(carry))
  return { author: caller.person.id, form, about, once: carry.once ?? '' }
}
