import { z } from 'zod'
import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import type { ManagementPorts } from './flow.ts'
import { checkClosing, checkComment, checkNew } from './management.ts'
import { closeForm, commentForm, recordForm } from './views-forms.ts'
import { nobody, recordCard } from './views-one.ts'

export async function openForm(ports: ManagementPorts, caller: Caller, { person }: Carry): Promise<Reply> {
  const { today } = caller
  if (person !== undefined) {
    const about = await ports.subject(caller, idIn(person))
    return { kind: 'ask', form: recordForm({ about, people: [], today, once: ports.newKey() }) }
  }
  const people = await ports.people(caller)
  if (people.length === 0) return { kind: 'show', message: nobody() }
  return { kind: 'ask', form: recordForm({ about: null, people, today, once: ports.newKey() }) }
}

export async function openComment(ports: ManagementPorts, caller: Caller, { management }: Carry): Promise<Reply> {
  const found = await ports.open(caller, idIn(management), 'management.comment')
  return { kind: 'ask', form: commentForm(found, ports.newKey()) }
}

export async function openClose(ports: ManagementPorts, caller: Caller, { management }: Carry): Promise<Reply> {
  const found = await ports.open(caller, idIn(management), 'management.record')
  return found.closed === null
    ? { kind: 'ask', form: closeForm(found, {}, {}, ports.newKey()) }
    : { kind: 'show', message: recordCard(found, caller.person.id, 'This record is closed already') }
}

export type OnSubmit = (ports: ManagementPorts, caller: Caller, values: Values, carry: Carry) => Promise<Reply>

export const saveRecord: OnSubmit = async (ports, caller, values, carry) => {
  const typed = singleTexts(values)
  const person = carry.person ?? typed.person?.trim() ?? ''
  const checked = checkNew(typed, caller.today)
  const errors = {
    ...(person === '' ? { person: 'Choose who this is about.' } : {}),
    ...(checked.ok ? {} : checked.errors),
  }
  if (!checked.ok || person === '') return { kind: 'keep', errors }
  const once = idIn(carry.once)
  if (once === NOBODY) return tooOld()
  const saved = await ports.record(caller, { ...checked.value, person: idIn(person) }, once)
  const help = ports.help(Object.values(checked.value.points).join('\n\n'), false)
  const said = `Saved. ${saved.subject.name} is told that it is there`
  return { kind: 'update', message: recordCard(saved, caller.person.id, said, help) }
}

export const saveComment: OnSubmit = async (ports, caller, values, carry) => {
  const checked = checkComment(singleTexts(values))
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const once = idIn(carry.once)
  if (once === NOBODY) return tooOld()
  const saved = await ports.comment(caller, { management: idIn(carry.management), once }, checked.value)
  const help = ports.help(checked.value, true)
  return { kind: 'update', message: recordCard(saved, caller.person.id, 'Your comment is saved', help) }
}

/** A form over a newer change comes back with what was typed, and says what is now. */
export const saveClose: OnSubmit = async (ports, caller, values, carry) => {
  const checked = checkClosing(singleTexts(values))
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const version = z.coerce.number().int().min(0).safeParse(carry.version).data ?? 0
  const { kind, record } = await ports.close(caller, { management: idIn(carry.management), version }, checked.value)
  if (kind === 'closed') {
    const help = ports.help(checked.value.words, false)
    return { kind: 'update', message: recordCard(record, caller.person.id, 'The record is closed', help) }
  }
  const form = record.closed
    ? `${record.closed.by} closed this record while the form was open, so nothing was saved. What you wrote is still here: copy it before you close the form.`
    : 'This record was changed while the form was open, so nothing was saved. Look at it again, then save.'
  return { kind: 'ask', form: closeForm(record, values, { form }, ports.newKey()) }
}

const tooOld = (): Reply => ({
  kind: 'keep',
  errors: { form: 'This form is too old to save. Copy what you wrote, open a new form and paste it there.' },
})

/** Nobody has this id: what is no id at all is answered as something that is not there. */
const NOBODY = '00000000-0000-4000-8000-000000000000'
const Id = z.uuid()
export const idIn = (text: string | undefined): string => Id.safeParse(text).data ?? NOBODY

/** No field of ours takes several values: sent all the same, they are one text, and no piece of it is lost. */
function singleTexts(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat().join('\n')]))
}
