import type { Ask, EnrolledRoom, Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { OfferExport } from '../../kernel/export.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Carry, Node } from '../../view/message.ts'
import {
  idIn,
  type OnSubmit,
  openClose,
  openComment,
  openForm,
  saveClose,
  saveComment,
  saveRecord,
} from './form-flow.ts'
import type { Closing, ManagementRecord, NewRecord } from './management.ts'
import { exportCard, recordCard } from './views-one.ts'

/** A right to one record: to read it, to change it, or to comment on it. */
export type OpenedFor = 'management.read' | 'management.record' | 'management.comment'

type Person = { id: PersonId; name: string }

export type ManagementPorts = {
  people(caller: Caller): Promise<readonly (Person & { rank: string })[]>
  /** Throws a `Failure` 'not-yours' for anybody but one of the caller's people. */
  subject(caller: Caller, person: PersonId): Promise<Person>
  record(caller: Caller, record: NewRecord, once: string): Promise<ManagementRecord>
  /** `needs` is what the reader opens it for. */
  open(caller: Caller, management: string, needs: OpenedFor): Promise<ManagementRecord>
  comment(caller: Caller, press: { management: string; once: string }, text: string): Promise<ManagementRecord>
  close(
    caller: Caller,
    press: { management: string; version: number },
    closing: Closing,
  ): Promise<{ kind: 'closed' | 'stale'; record: ManagementRecord }>
  offer: OfferExport
  newKey(): string
  /** What to show with what was saved when its words may speak of danger; `own`: the writer's own. */
  help(words: string, own: boolean): readonly Node[]
}

type OnPress = (ports: ManagementPorts, caller: Caller, carry: Carry) => Promise<Reply>

/** The record of management action: raised early, read by both, reviewed and closed. */
export function managementRoom(ports: ManagementPorts): EnrolledRoom {
  return async (request, caller) => {
    const { ask } = request
    const by: { [K in Ask['kind']]: (ask: Extract<Ask, { kind: K }>) => Promise<Reply> } = {
      press: ({ button, carry }) => (PRESSES[button] ?? openForm)(ports, caller, carry),
      // A step is no save: what is typed on the way is kept before it gets here.
      submit: async ({ form, values, carry, step }) =>
        step === undefined ? (SUBMITS[form] ?? saveRecord)(ports, caller, values, carry) : { kind: 'quiet' },
      shortcut: () => openForm(ports, caller, {}),
      command: () => openForm(ports, caller, {}),
      opened: () => openForm(ports, caller, {}),
    }
    return (by[ask.kind] as (ask: Ask) => Promise<Reply>)(ask)
  }
}

const PRESSES: Readonly<Record<string, OnPress>> = {
  'management.record': openForm,
  'management.open': async (ports, caller, { management }) => ({
    kind: 'show',
    message: recordCard(await ports.open(caller, idIn(management), 'management.read'), caller.person.id),
  }),
  'management.comment': openComment,
  'management.close': openClose,
  'management.export': async (ports, caller, { management }) => ({
    kind: 'show',
    message: exportCard(await ports.offer(caller, 'management', idIn(management)), idIn(management)),
  }),
}

const SUBMITS: Readonly<Record<string, OnSubmit>> = {
  'management.record': saveRecord,
  'management.comment': saveComment,
  'management.close': saveClose,
}
