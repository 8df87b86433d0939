import { z } from 'zod'
import type { EnrolledRoom, OpenRoom, Reply, Request } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Correction, LaidEntry } from '../../kernel/correction.ts'
import type { ReviewRules } from '../../kernel/review.ts'
import type { Carry } from '../../view/message.ts'
import { type Desk, type Edit, openCorrect, openOff, pressCheck, pressOn, saveCorrect, saveOff } from './edit-flow.ts'
import { type Queued, queue } from './queue.ts'
import { type DirectoryStore, notYours } from './store.ts'
import { listMessage } from './views.ts'
import { entryMessage } from './views-entry.ts'

export type DirectoryDeps = {
  store: DirectoryStore
  /** Every entry with these corrections over it. */
  lay(corrections: readonly Correction[]): readonly LaidEntry[]
  /** What is wrong with a correction, by the rules of the directory's files. */
  faults(correction: Correction): readonly { field: string; problem: string }[]
  /** A change that was just saved, so that this copy shows it at once. */
  saved(correction: Correction): void
  rules(): ReviewRules
  /** The answer to somebody who may not, which is that of words nobody knows. */
  elsewhere: OpenRoom
  newKey(): string
}

/** Checks and corrects what readers are shown, for editors. Anybody else finds nothing here. */
export function directoryRoom(deps: DirectoryDeps): EnrolledRoom {
  return async (request: Request, caller: Caller) => {
    const corrections = await deps.store.corrections(caller)
    const { ask } = request
    if (corrections === null) {
      if (ask.kind === 'submit') throw notYours()
      return deps.elsewhere(request)
    }
    const desk: Desk = { deps, caller, queued: (of) => inOrder(deps, caller, of), corrections }
    if (ask.kind === 'submit') {
      const edit = editOf(desk, ask.carry)
      if (edit === null) return { kind: 'keep', errors: { form: TOO_OLD } }
      return ask.form === 'directory.off' ? saveOff(desk, edit, ask.values) : saveCorrect(desk, edit, ask.values)
    }
    return ask.kind === 'press' ? press(desk, ask.button, ask.carry) : list(desk, 'show', {})
  }
}

const TOO_OLD = 'This form is too old to save. Copy what you wrote, open a new form and paste it there.'

const inOrder = ({ lay, rules }: DirectoryDeps, { today, person }: Caller, of: readonly Correction[]): Queued[] =>
  queue(lay(of), rules(), today, person)

function press(desk: Desk, button: string, carry: Carry): Reply | Promise<Reply> {
  const entry = desk.queued(desk.corrections).find(({ service }) => service.id === carry.service)
  // The weekly message stays where it is: the list opens below it.
  if (!entry) return list(desk, button === 'directory.start' ? 'show' : 'update', carry)
  if (button === 'directory.correct') return openCorrect(desk, entry)
  if (button === 'directory.off') return openOff(desk, entry)
  const edit = editOf(desk, carry)
  if (edit && button === 'directory.check') return pressCheck(desk, edit)
  if (edit && button === 'directory.on') return pressOn(desk, edit)
  const fixed = desk.deps.rules().neverHidden.includes(entry.service.id)
  return { kind: 'update', message: entryMessage({ entry, fixed, once: desk.deps.newKey() }) }
}

function list(desk: Desk, kind: 'show' | 'update', carry: Carry): Reply {
  const page = /^\d{1,3}$/.test(carry.page ?? '') ? Number(carry.page) : 0
  return { kind, message: listMessage(desk.queued(desk.corrections), carry.of === 'all' ? 'all' : 'checks', page) }
}

const Carried = z.object({ seen: z.string().regex(/^\d{1,9}$/), once: z.uuid() })

/** Null for a button or form that is not one we made, or whose entry is in no file any more. */
function editOf(desk: Desk, carry: Carry): Edit | null {
  const entry = desk.queued(desk.corrections).find(({ service }) => service.id === carry.service)
  const carried = Carried.safeParse(carry)
  return entry && carried.success ? { entry, seen: Number(carried.data.seen), once: carried.data.once } : null
}
