import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { FormErrors, Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { type AgreedAction, type Change, type Checked, checkDrop, checkNew, checkRedate, WHAT_LIMIT } from './action.ts'
import type { ActionPorts } from './flow.ts'
import { idIn, NOBODY, pressIn, reader } from './read-flow.ts'
import { addForm, changedMeanwhile, dropForm, redateForm, type Source } from './views-forms.ts'
import { addedCard, changedCard } from './views-one.ts'

/**
 * Opens the form for a new action, about one person where the button names one of the caller's. `words` are those of a
 * message of the caller's own; empty where they are somebody else's, null where there is no message.
 */
export async function openAdd(ports: ActionPorts, caller: Caller, carry: Carry, words: string | null): Promise<Reply> {
  const people = await ports.people(caller)
  const self = { id: caller.person.id, name: caller.person.name }
  const all = [...people, self]
  const only = people.length === 0 && carry.person === undefined ? self : undefined
  const about = all.find(({ id }) => id === carry.person) ?? only ?? null
  const source = sourceOf(words)
  const what = (words ?? '').trim()
  const made = { people, self, about, once: ports.newKey() }
  const form = addForm({ ...made, source, values: what === '' ? {} : { what: what.slice(0, WHAT_LIMIT) } })
  // Words kept from an earlier time stand in the field: those of the message are then shown above it.
  const refill = () => addForm({ ...made, source, values: {}, beside: what.slice(0, WHAT_LIMIT) })
  return { kind: 'ask', form, ...(what === '' ? {} : { refill }) }
}

function sourceOf(words: string | null): Source {
  if (words === null) return 'typed'
  const { length } = words.trim()
  return length === 0 ? 'no-own-words' : length > WHAT_LIMIT ? 'long-message' : 'message'
}

export async function saveNew(ports: ActionPorts, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const about = carry.person === undefined ? {} : { person: carry.person }
  const checked = checkNew({ ...singleTexts(values), ...about }, caller.today)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const once = idIn(carry.once)
  if (once === NOBODY) return tooOld()
  const wanted = { ...checked.value, person: idIn(checked.value.person) }
  const action = await ports.add(caller, wanted, once)
  const help = ports.help(wanted.what, wanted.person === caller.person.id)
  return { kind: 'update', message: addedCard(action, reader(ports, caller), help) }
}

const tooOld = (): Reply => ({
  kind: 'keep',
  errors: { form: 'This form is too old to save. Copy what you wrote, open a new form and paste it there.' },
})

type FormOf = typeof redateForm

export const openRedate = (ports: ActionPorts, caller: Caller, carry: Carry): Promise<Reply> =>
  open(ports, caller, carry, redateForm)
export const openDrop = (ports: ActionPorts, caller: Caller, carry: Carry): Promise<Reply> =>
  open(ports, caller, carry, dropForm)

async function open(ports: ActionPorts, caller: Caller, carry: Carry, form: FormOf): Promise<Reply> {
  const action = await ports.one(caller, idIn(carry.action))
  return { kind: 'ask', form: form({ action, reader: reader(ports, caller), values: {}, errors: {} }) }
}

export type OnSubmit = (ports: ActionPorts, caller: Caller, values: Values, carry: Carry) => Promise<Reply>

export const saveRedate: OnSubmit = (ports, caller, values, carry) =>
  save(ports, caller, { values, carry, form: redateForm }, checkRedate(singleTexts(values), caller.today))
export const saveDrop: OnSubmit = (ports, caller, values, carry) =>
  save(ports, caller, { values, carry, form: dropForm }, checkDrop(singleTexts(values)))

type Sent = { values: Values; carry: Carry; form: FormOf }

/** A form over a newer change comes back with what is now, and with what was typed. */
async function save(
  ports: ActionPorts,
  caller: Caller,
  { values, carry, form }: Sent,
  checked: Checked<Change & { reason: string }>,
): Promise<Reply> {
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const press = pressIn(carry)
  if (press.once === NOBODY) return tooOld()
  const { kind, action } = await ports.change(caller, press, checked.value)
  const who = reader(ports, caller)
  if (kind === 'changed') {
    const help = ports.help(checked.value.reason, action.subject.id === caller.person.id)
    return { kind: 'update', message: changedCard(checked.value.kind, action, who, help) }
  }
  return { kind: 'ask', form: form({ action, reader: who, values, errors: staleErrors(action) }) }
}

const staleErrors = (action: AgreedAction): FormErrors => ({ form: changedMeanwhile(action) })

/** No field of ours takes several values: sent all the same, they are one text, and no piece of it is lost. */
function singleTexts(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat().join('\n')]))
}
