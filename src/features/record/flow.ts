import type { EnrolledRoom, Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { OfferExport } from '../../kernel/export.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { type AddDeps, openComment, openCorrect, pressConfirm, submitComment, submitCorrect } from './add-flow.ts'
import {
  byWords,
  type LookDeps,
  openOne,
  openReaders,
  openRecord,
  openSearch,
  submitSearch,
  turnPage,
} from './look-flow.ts'
import { offeredMessage } from './views-export.ts'

export type RecordRoomDeps = LookDeps & AddDeps & { offer: OfferExport; elsewhere: EnrolledRoom }

type Press = (deps: RecordRoomDeps, caller: Caller, carry: Carry) => Promise<Reply>
type Submit = (deps: RecordRoomDeps, caller: Caller, values: Values, carry: Carry) => Promise<Reply>

const PRESSES: Readonly<Record<string, Press>> = {
  'record.open': (deps, caller, { person = '' }) => openRecord(deps, caller, person),
  'record.mine': (deps, caller) => openRecord(deps, caller, caller.person.id),
  'record.page': turnPage,
  'record.one': (deps, caller, { record = '' }) => openOne(deps, caller, record),
  'record.readers': openReaders,
  'record.search': async () => openSearch(),
  'record.confirm': pressConfirm,
  'record.comment': (deps, caller, { record = '' }) => openComment(deps, caller, record),
  'record.correct': (deps, caller, { record = '' }) => openCorrect(deps, caller, record),
  // Without a person it is one's own.
  'record.export': async (deps, caller, { person = caller.person.id }) => ({
    kind: 'show',
    message: offeredMessage(await deps.offer(caller, 'record', person)),
  }),
}

const SUBMITS: Readonly<Record<string, Submit>> = {
  'record.search': submitSearch,
  'record.comment': submitComment,
  'record.correct': submitCorrect,
}

/** The record of one's people, and one's own. */
export function recordRoom(deps: RecordRoomDeps): EnrolledRoom {
  return async (request, caller) => {
    const { ask } = request
    if (ask.kind === 'press') {
      const press = Object.hasOwn(PRESSES, ask.button) ? PRESSES[ask.button] : undefined
      return press ? press(deps, caller, ask.carry) : deps.elsewhere(request, caller)
    }
    if (ask.kind === 'submit') {
      const submit = Object.hasOwn(SUBMITS, ask.form) ? SUBMITS[ask.form] : undefined
      return submit ? submit(deps, caller, ask.values, ask.carry) : deps.elsewhere(request, caller)
    }
    if (ask.kind === 'opened') return openRecord(deps, caller, caller.person.id)
    return ask.name === 'alongside' ? openRecord(deps, caller, caller.person.id) : byWords(deps, caller, ask.words)
  }
}
