import { z } from 'zod'
import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import { parseLocalDate } from '../../kernel/dates.ts'
import type { Values } from '../../view/form.ts'
import type { Carry, Message, Node } from '../../view/message.ts'
import type { Corrected, ToCorrect } from './correct.ts'
import type { LookDeps } from './look-flow.ts'
import { type Correction, checkComment, checkCorrection, textOf } from './typed.ts'
import { commentForm, correctForm } from './views-forms.ts'
import { oneMessage } from './views-one.ts'

export type AddDeps = Pick<LookDeps, 'one' | 'newKey'> & {
  confirm(
    caller: Caller,
    wanted: { record: string; version: number; once: string },
  ): Promise<'confirmed' | 'already' | 'corrected-since'>
  comment(caller: Caller, wanted: { record: string; text: string; once: string }): Promise<{ told: number }>
  toCorrect(caller: Caller, record: string): Promise<ToCorrect>
  correct(
    caller: Caller,
    wanted: { record: string; version: number; once: string; correction: Correction },
  ): Promise<Corrected>
  /** What to show when the words may speak of danger; `own`: the writer's own. */
  help(words: string, own: boolean): readonly Node[]
}

const Id = z.uuid()
const Version = z.coerce.number().int().min(1).max(1_000_000)

const TOO_OLD: Reply = {
  kind: 'keep',
  errors: { form: 'This form is too old to save. Copy what you wrote, open a new form and paste it there.' },
}

const SAID: Readonly<Record<'confirmed' | 'already' | 'corrected-since', string>> = {
  confirmed: 'Thank you. It is kept with the record that this is how you remember it.',
  already: 'You have confirmed this already.',
  'corrected-since':
    'This was corrected after it was shown to you, so nothing was confirmed. Read it again, then choose “That is how I remember it” or add a comment.',
}

/** A button of an older message has no version: then what is shown now is what can be confirmed. */
export async function pressConfirm(deps: AddDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const version = Version.safeParse(carry.version)
  const once = Id.safeParse(carry.once)
  const record = carry.record ?? ''
  const done = await deps.confirm(caller, {
    record,
    version: version.success ? version.data : 0,
    once: once.success ? once.data : deps.newKey(),
  })
  return { kind: 'update', message: await shown(deps, caller, record, SAID[done]) }
}

export async function openComment(deps: AddDeps, caller: Caller, record: string): Promise<Reply> {
  return { kind: 'ask', form: commentForm(await deps.one(caller, record, 'one-to-one.comment'), record, deps.newKey()) }
}

export async function submitComment(deps: AddDeps, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const checked = checkComment(textOf(values.text))
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const once = Id.safeParse(carry.once)
  if (!once.success) return TOO_OLD
  const record = carry.record ?? ''
  const { told } = await deps.comment(caller, { record, text: checked.value, once: once.data })
  const said =
    told === 0
      ? 'Your comment is saved with the record. Nobody who supervises you now can read this record, so nobody is told.'
      : 'Your comment is saved with the record. Your supervisor is told that it is there.'
  return { kind: 'update', message: withHelp(await shown(deps, caller, record, said), deps.help(checked.value, true)) }
}

export async function openCorrect(deps: AddDeps, caller: Caller, record: string): Promise<Reply> {
  const of = await deps.toCorrect(caller, record)
  return {
    kind: 'ask',
    form: correctForm({ of, typed: null, errors: {}, once: deps.newKey(), zone: caller.person.zone }),
  }
}

export async function submitCorrect(deps: AddDeps, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const was = parseLocalDate(carry.was ?? '')
  const [once, version] = [Id.safeParse(carry.once), Version.safeParse(carry.version)]
  if (!was || !once.success || !version.success) return TOO_OLD
  const typed = { text: textOf(values.text), reason: textOf(values.reason), heldOn: textOf(values.heldOn) }
  const checked = checkCorrection(typed, was, caller.today)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const record = carry.record ?? ''
  const wanted = { record, version: version.data, once: once.data, correction: checked.value }
  const done = await deps.correct(caller, wanted)
  if (done.kind === 'corrected-since') {
    const errors = {
      form: 'Somebody corrected this while you were writing, so nothing was saved yet. Read what it says now.',
    }
    const { zone } = caller.person
    return { kind: 'ask', form: correctForm({ of: done.now, typed, errors, once: deps.newKey(), zone }) }
  }
  const help = deps.help(`${typed.text}\n${typed.reason}`, false)
  const said = 'Your correction is saved. The person is told, and what was written before is kept.'
  return { kind: 'update', message: withHelp(await shown(deps, caller, record, said), help) }
}

async function shown(deps: AddDeps, caller: Caller, record: string, said: string): Promise<Message> {
  return oneMessage(await deps.one(caller, record), caller.person.zone, deps.newKey(), said)
}

/** Before everything but the heading: on a telephone its numbers must be in sight. */
function withHelp(message: Message, help: readonly Node[]): Message {
  const [heading, ...rest] = message.body
  if (help.length === 0 || !heading) return message
  return { ...message, body: [heading, ...help, { kind: 'divider' }, ...rest] }
}
