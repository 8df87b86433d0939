import type { Ask, EnrolledRoom, Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { Carry, Node } from '../../view/message.ts'
import type { ActionDetail, AgreedAction, Change, NewAction } from './action.ts'
import { type OnSubmit, openAdd, openDrop, openRedate, saveDrop, saveNew, saveRedate } from './form-flow.ts'
import type { Page } from './page.ts'
import { fromIn, idIn, type Press, pressIn, reader } from './read-flow.ts'
import { myList, personList } from './views-list.ts'
import { actionCard, changedCard, staleCard } from './views-one.ts'

export type ActionPorts = {
  list(caller: Caller, person: PersonId, from: number): Promise<{ subject: Person; page: Page<AgreedAction> }>
  mine(caller: Caller, from: number): Promise<Page<AgreedAction>>
  one(caller: Caller, action: string): Promise<ActionDetail>
  people(caller: Caller): Promise<readonly (Person & { rank: string })[]>
  add(caller: Caller, action: NewAction, once: string): Promise<AgreedAction>
  change(caller: Caller, press: Press, change: Change): Promise<{ kind: 'changed' | 'stale'; action: AgreedAction }>
  newKey(): string
  /** What to show with what was saved when its words may speak of danger; `own`: the writer's own. */
  help(words: string, own: boolean): readonly Node[]
}

type Person = { id: PersonId; name: string }

/** What was agreed, wherever it was: the lists, one action, and what can be done with it. */
export function actionsRoom(ports: ActionPorts): EnrolledRoom {
  return (request, caller) => {
    const { ask } = request
    const by: { [K in Ask['kind']]: (ask: Extract<Ask, { kind: K }>) => Promise<Reply> } = {
      press: ({ button, carry }) => (PRESSES[button] ?? mine)(ports, caller, carry),
      // A step is no save: what is typed on the way is kept before it gets here.
      submit: async ({ form, values, carry, step }) =>
        step === undefined ? (SUBMITS[form] ?? saveNew)(ports, caller, values, carry) : { kind: 'quiet' },
      shortcut: ({ words }) => openAdd(ports, caller, {}, words),
      command: () => mine(ports, caller, {}),
      opened: () => mine(ports, caller, {}),
    }
    return (by[ask.kind] as (ask: Ask) => Promise<Reply>)(ask)
  }
}

type OnPress = (ports: ActionPorts, caller: Caller, carry: Carry) => Promise<Reply>

const PRESSES: Readonly<Record<string, OnPress>> = {
  'actions.list': list,
  'actions.mine': mine,
  'actions.one': one,
  'actions.add': (ports, caller, carry) => openAdd(ports, caller, carry, null),
  'actions.redate': openRedate,
  'actions.drop': openDrop,
  'actions.done': (ports, caller, carry) => change(ports, caller, carry, { kind: 'done' }),
  'actions.reopen': (ports, caller, carry) => change(ports, caller, carry, { kind: 'reopened' }),
  'actions.hand': (ports, caller, carry) => change(ports, caller, carry, { kind: 'handed' }),
}

const SUBMITS: Readonly<Record<string, OnSubmit>> = {
  'actions.add': saveNew,
  'actions.redate': saveRedate,
  'actions.drop': saveDrop,
}

/** The first look is a new message; turning a page replaces the one that is there. */
async function list(ports: ActionPorts, caller: Caller, carry: Carry): Promise<Reply> {
  const { subject, page } = await ports.list(caller, idIn(carry.person), fromIn(carry))
  return {
    kind: carry.from === undefined ? 'show' : 'update',
    message: personList(subject, page, reader(ports, caller)),
  }
}

async function mine(ports: ActionPorts, caller: Caller, carry: Carry): Promise<Reply> {
  const page = await ports.mine(caller, fromIn(carry))
  return { kind: carry.from === undefined ? 'show' : 'update', message: myList(page, reader(ports, caller)) }
}

async function one(ports: ActionPorts, caller: Caller, carry: Carry): Promise<Reply> {
  const action = await ports.one(caller, idIn(carry.action))
  return { kind: 'show', message: actionCard(action, reader(ports, caller)) }
}

/** One press. A button of an older screen changes nothing and shows what is now. */
async function change(ports: ActionPorts, caller: Caller, carry: Carry, wanted: Change): Promise<Reply> {
  const { kind, action } = await ports.change(caller, pressIn(carry), wanted)
  const who = reader(ports, caller)
  return {
    kind: 'update',
    message: kind === 'stale' ? staleCard(action, who) : changedCard(wanted.kind, action, who, []),
  }
}
