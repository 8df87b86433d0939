import type { Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Correction } from '../../kernel/correction.ts'
import type { Values } from '../../view/form.ts'
import { type Change, checking, correcting, drafted, switchingOff, switchingOn } from './edit.ts'
import type { DirectoryDeps } from './flow.ts'
import type { Queued } from './queue.ts'
import { errorsOf, type FieldErrors, readTyped, type Typed, typedOf } from './typed.ts'
import { entryMessage } from './views-entry.ts'
import { correctForm, offForm } from './views-form.ts'

/** What one request works with. */
export type Desk = {
  deps: DirectoryDeps
  caller: Caller
  corrections: readonly Correction[]
  queued(corrections: readonly Correction[]): readonly Queued[]
}

/** One entry, the version its editor was looking at, and the key of their button or form. */
export type Edit = { entry: Queued; seen: number; once: string }

export function openCorrect({ deps }: Desk, { service, correction }: Queued): Reply {
  const form = correctForm({
    service,
    seen: correction?.version ?? 0,
    once: deps.newKey(),
    values: typedOf(service),
    errors: {},
  })
  return { kind: 'ask', form }
}

export function openOff({ deps }: Desk, { service, correction }: Queued): Reply {
  return { kind: 'ask', form: offForm(service, correction?.version ?? 0, deps.newKey(), {}, {}) }
}

export async function pressCheck(desk: Desk, { entry, seen, once }: Edit): Promise<Reply> {
  const written = await write(desk, entry, checking(entry, seen), once)
  return pressed(desk, entry, written, `Recorded: checked today by ${desk.caller.person.name}.`)
}

export async function pressOn(desk: Desk, { entry, seen, once }: Edit): Promise<Reply> {
  const written = await write(desk, entry, switchingOn(entry, seen), once)
  return pressed(desk, entry, written, 'Switched on. Readers see it now.')
}

export async function saveOff(desk: Desk, { entry, seen, once }: Edit, values: Values): Promise<Reply> {
  const because = textOf(values, 'because')
  if (because === '') return { kind: 'keep', errors: { because: 'Say why, so that other editors know.' } }
  const written = await write(desk, entry, switchingOff(entry, seen, because), once)
  if (written.kind === 'refused') return { kind: 'keep', errors: { form: Object.values(written.errors).join(' ') } }
  if (written.kind === 'saved') return shown(desk, written.entry, 'Switched off. Readers do not see it any more.')
  const { service, correction } = written.entry
  const form = offForm(service, correction?.version ?? 0, desk.deps.newKey(), values, { form: CHANGED })
  return { kind: 'ask', form }
}

export async function saveCorrect(desk: Desk, { entry, seen, once }: Edit, values: Values): Promise<Reply> {
  const asked = readTyped(typedIn(values), entry, desk.caller.today)
  if (!asked.ok) return { kind: 'keep', errors: asked.errors }
  const untouched = seen === (entry.correction?.version ?? 0)
  if (asked.nothing && untouched) return shown(desk, entry, 'Nothing was changed.')
  const written = await write(desk, entry, correcting(entry, seen, asked), once)
  if (written.kind === 'refused') return { kind: 'keep', errors: written.errors }
  if (written.kind === 'saved') {
    const off = written.entry.service.status === 'off'
    return shown(
      desk,
      written.entry,
      off ? 'Saved. It is off, so readers do not see it.' : 'Saved. Readers see it now.',
    )
  }
  const { service, correction } = written.entry
  const meanwhile = { correction, now: service }
  const version = correction?.version ?? 0
  const form = correctForm({ service, seen: version, once: desk.deps.newKey(), values, errors: {}, meanwhile })
  return { kind: 'ask', form }
}

const CHANGED = 'This entry was changed while you had it open. Look at it as it stands now before you go on.'

type Written = { kind: 'saved' | 'stale'; entry: Queued } | { kind: 'refused'; errors: FieldErrors }

/** Held against the rules of the files first, then written, then shown by this copy at once. */
async function write(desk: Desk, entry: Queued, change: Change, once: string): Promise<Written> {
  const { deps, caller } = desk
  const editor = { name: caller.person.name, now: caller.now, today: caller.today }
  const faults = deps.faults(drafted(change, entry.correction, editor))
  if (faults.length > 0) return { kind: 'refused', errors: errorsOf(faults) }
  const { kind, now } = await deps.store.change(caller, change, once)
  if (now) deps.saved(now)
  const others = desk.corrections.filter(({ service }) => service !== change.service)
  const after = desk.queued(now ? [...others, now] : others).find(({ service }) => service.id === change.service)
  return { kind, entry: after ?? entry }
}

function pressed(desk: Desk, entry: Queued, written: Written, done: string): Reply {
  if (written.kind === 'refused') {
    const why = Object.values(written.errors).join(' ')
    return shown(desk, entry, `That can’t be done yet. ${why} Choose Correct first.`)
  }
  return shown(desk, written.entry, written.kind === 'saved' ? done : CHANGED)
}

function shown({ deps }: Desk, entry: Queued, said: string): Reply {
  const fixed = deps.rules().neverHidden.includes(entry.service.id)
  return { kind: 'update', message: entryMessage({ entry, fixed, said, once: deps.newKey() }) }
}

const textOf = (values: Values, name: string): string => [values[name] ?? ''].flat().join('\n').trim()

const typedIn = (values: Values): Typed => ({
  called: textOf(values, 'called'),
  says: textOf(values, 'says'),
  contacts: textOf(values, 'contacts'),
  hours: textOf(values, 'hours'),
  cost: textOf(values, 'cost'),
  limit: textOf(values, 'limit'),
  shares: textOf(values, 'shares'),
  source: textOf(values, 'source'),
  rung: textOf(values, 'rung'),
})
