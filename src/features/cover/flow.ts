import { z } from 'zod'
import type { EnrolledRoom, Reply, Request } from '../../conversation/exchange.ts'
import { may } from '../../kernel/access.ts'
import type { Caller } from '../../kernel/caller.ts'
import { Failure } from '../../kernel/failure.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { type Arrangement, type Coverable, type CoverDraft, checkCover } from './cover.ts'
import { arrangedMessage, arrangeForm, coverScreen, endedMessage, findForm } from './views.ts'

export type CoverPorts = {
  overview(caller: Caller): Promise<{ arrangements: readonly Arrangement[]; coverable: readonly Coverable[] }>
  /** One of a supervisor's people, who stands for them all, by the supervisor's name or number. */
  personOf(caller: Caller, supervisor: string): Promise<PersonId>
  team(
    caller: Caller,
    person: PersonId,
  ): Promise<{ supervisor: string | null; people: readonly { id: PersonId; name: string }[] }>
  arrange(caller: Caller, draft: CoverDraft, once: string): Promise<Parameters<typeof arrangedMessage>[0]>
  end(caller: Caller, link: string): Promise<{ people: number }>
  newKey(): string
}

const Id = z.uuid()

/** Who supervises for a time: seen, arranged and ended. */
export function coverRoom(ports: CoverPorts): EnrolledRoom {
  return async (request: Request, caller: Caller) => {
    const { ask } = request
    if (ask.kind === 'submit' && ask.form === 'cover.find') return found(ports, caller, ask.values)
    if (ask.kind === 'submit') return arranged(ports, caller, ask.values, ask.carry)
    if (ask.kind !== 'press') return screen(ports, caller)
    if (ask.button === 'cover.end') {
      const { people } = await ports.end(caller, ask.carry.link ?? '')
      return { kind: 'update', message: endedMessage(people) }
    }
    if (ask.button === 'cover.arrange') return openForm(ports, caller, ask.carry.person ?? '')
    if (ask.button === 'cover.find' && mayFind(caller)) return { kind: 'ask', form: findForm({}, {}) }
    return screen(ports, caller)
  }
}

const mayFind = ({ person }: Caller): boolean => may('cover.arrange', 'none', person.roles)

async function screen(ports: CoverPorts, caller: Caller): Promise<Reply> {
  const overview = await ports.overview(caller)
  return { kind: 'show', message: coverScreen({ ...overview, isAdministrator: mayFind(caller) }) }
}

async function found(ports: CoverPorts, caller: Caller, values: Values): Promise<Reply> {
  const supervisor = [values.supervisor ?? ''].flat().join(' ').trim()
  if (supervisor === '') return { kind: 'keep', errors: { supervisor: 'Enter a name or a number.' } }
  return asKeep('supervisor', async () => openForm(ports, caller, await ports.personOf(caller, supervisor)))
}

async function openForm(ports: CoverPorts, caller: Caller, person: PersonId): Promise<Reply> {
  const { supervisor, people } = await ports.team(caller, person)
  const values = { people: people.map(({ id }) => id), kind: 'cover', from: caller.today }
  return { kind: 'ask', form: arrangeForm({ supervisor, people, person, values, once: ports.newKey() }) }
}

async function arranged(ports: CoverPorts, caller: Caller, values: Values, carry: Carry): Promise<Reply> {
  const checked = checkCover(values, caller.today)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const once = Id.safeParse(carry.once)
  if (!once.success) return { kind: 'keep', errors: { form: 'This form is too old to save. Open it again.' } }
  return asKeep('by', async () => {
    const done = await ports.arrange(caller, checked.draft, once.data)
    return { kind: 'update', message: arrangedMessage(done) }
  })
}

/** What cannot be so is said at the field it is about; the form stays as it is. */
async function asKeep(field: string, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Failure && error.why === 'invalid') return { kind: 'keep', errors: { [field]: error.reader } }
    throw error
  }
}
