import type { EnrolledRoom, Reply, Request } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import { ONE_TO_ONE_KINDS } from '../../kernel/record.ts'
import { textIn } from './fields.ts'
import { addRow, type FormDeps, openForm } from './form-flow.ts'
import { save, type Worried } from './save-flow.ts'
import { nobodyToLog } from './views.ts'
import { ADD_ACTION } from './views-actions.ts'
import { MANAGEMENT, WHO_FORM, whoForm } from './views-who.ts'

export type OneToOneDeps = FormDeps & {
  worried: Worried
  /** The form for the record of management action about a person; another room's. */
  management(request: Request, caller: Caller, person: string): Promise<Reply>
}

/** `/one-to-one`: who and what kind, then the form about that person; a button that names a person leads straight there. */
export function oneToOneRoom(deps: OneToOneDeps): EnrolledRoom {
  return (request, caller) => {
    const { ask } = request
    if (ask.kind === 'submit') {
      if (ask.form === WHO_FORM) return chosen(deps, request, caller)
      return ask.step === ADD_ACTION ? addRow(deps, caller, ask) : save(deps, caller, ask)
    }
    const person = ask.kind === 'press' ? ask.carry.person : undefined
    return person === undefined ? askWho(deps, caller) : openForm(deps, caller, person, 'regular')
  }
}

async function askWho({ store }: OneToOneDeps, caller: Caller): Promise<Reply> {
  const team = await store.team(caller.person.id, caller.today)
  if (team.length === 0) return { kind: 'show', message: nobodyToLog() }
  return { kind: 'ask', form: whoForm(team, caller.today) }
}

async function chosen(deps: OneToOneDeps, request: Request, caller: Caller): Promise<Reply> {
  if (request.ask.kind !== 'submit') return { kind: 'quiet' }
  const { values } = request.ask
  const person = textIn(values, 'person')
  const wanted = textIn(values, 'kind')
  const kind = ONE_TO_ONE_KINDS.find((known) => known === wanted)
  const errors = {
    ...(person === '' && { person: 'Choose who the one-to-one was with.' }),
    ...(!kind && wanted !== MANAGEMENT && { kind: 'Choose what kind of one-to-one it was.' }),
  }
  if (Object.keys(errors).length > 0) return { kind: 'keep', errors }
  return kind ? openForm(deps, caller, person, kind) : deps.management(request, caller, person)
}
