import { z } from 'zod'
import type { Ask, Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Node } from '../../view/message.ts'
import { check } from './check.ts'
import { type FormDeps, ticksChanged } from './form-flow.ts'
import type { OneToOneDraft } from './one-to-one.ts'
import { saved } from './views.ts'

/** What to show a supervisor with what was saved when their words may speak of danger. It keeps nothing of them. */
export type Worried = (note: string) => readonly Node[]

type Submit = Extract<Ask, { kind: 'submit' }>

const Id = z.uuid()

const TOO_OLD = 'This form is too old to save. Copy your note, open a new form and paste it there.'

/** `once` and the person come back from the form we made: pressing Save twice, or a platform's retry, saves once. */
export async function save(deps: FormDeps & { worried: Worried }, caller: Caller, ask: Submit): Promise<Reply> {
  const once = Id.safeParse(ask.carry.once)
  const subject = Id.safeParse(ask.carry.person)
  if (!once.success || !subject.success) return { kind: 'keep', errors: { form: TOO_OLD } }
  const checked = check(subject.data, ask.values, caller.today)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const recorded = await deps.store.record(caller, checked.draft, once.data)
  if (recorded === 'ticks-changed') return ticksChanged(deps, caller, ask)
  return { kind: 'update', message: saved(recorded, worries(deps.worried, checked.draft)) }
}

/** Of several texts that worry, the first one's help is enough. */
function worries(worried: Worried, { note, ownNote, actions }: OneToOneDraft): readonly Node[] {
  const texts = [note, ownNote ?? '', ...actions.map(({ what }) => what)]
  return texts.map(worried).find((nodes) => nodes.length > 0) ?? []
}
