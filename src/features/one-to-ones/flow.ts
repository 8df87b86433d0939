import { z } from 'zod'
import type { EnrolledRoom, Reply, Request } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Values } from '../../view/form.ts'
import type { Carry, Node } from '../../view/message.ts'
import { check } from './one-to-one.ts'
import type { OneToOneStore } from './store.ts'
import { logForm, nobodyToLog, saved } from './views.ts'

/** What to show a supervisor with what was saved when the note may speak of danger. It keeps nothing of the note. */
export type Worried = (note: string) => readonly Node[]

export type OneToOneDeps = { store: OneToOneStore; newKey(): string; worried: Worried }

const Id = z.uuid()

export function oneToOneRoom(deps: OneToOneDeps): EnrolledRoom {
  return (request: Request, caller: Caller) => {
    const { ask } = request
    if (ask.kind === 'submit') return save(deps, caller, ask.values, ask.carry)
    return openForm(deps, caller, ask.kind === 'press' ? ask.carry : {})
  }
}

async function openForm(deps: OneToOneDeps, caller: Caller, carry: Carry): Promise<Reply> {
  const team = await deps.store.team(caller.person.id, caller.today)
  if (team.length === 0) return { kind: 'show', message: nobodyToLog() }
  const chosen = team.find((member) => member.id === carry.person)
  const values = { heldOn: caller.today, ...(chosen ? { person: chosen.id } : {}) }
  return { kind: 'ask', form: logForm({ team, values, errors: {}, once: deps.newKey() }) }
}

/** `once` comes back from the form we made: pressing Save twice, or a platform's retry, saves once. */
async function save(deps: OneToOneDeps, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const checked = check(singleTexts(values), caller.today)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const once = Id.safeParse(carry.once)
  const subject = Id.safeParse(checked.draft.subject)
  if (!once.success || !subject.success) {
    return {
      kind: 'keep',
      errors: { form: 'This form is too old to save. Copy your note, open a new form and paste it there.' },
    }
  }
  const record = await deps.store.record(caller, checked.draft, once.data)
  return { kind: 'update', message: saved(record.name, record.heldOn, record.nextOn, deps.worried(checked.draft.note)) }
}

/** No field of ours takes several values: sent all the same, a date or person so made is refused and a note kept whole. */
function singleTexts(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat().join('\n')]))
}
