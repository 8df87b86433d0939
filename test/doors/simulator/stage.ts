import type { Door, Reply, Request, SimulatorPorts } from '../../../src/conversation/exchange.ts'
import { simulatorDoor } from '../../../src/doors/simulator/index.ts'
import { Failure } from '../../../src/kernel/failure.ts'
import type { Form } from '../../../src/view/form.ts'
import type { Message } from '../../../src/view/message.ts'
import { type OpenedDoor, openDoor } from '../../support/ports.ts'

export const PRIYA = { reference: 'PC1008', name: 'Priya Shah', email: 'priya.shah@sample.police.example' }
export const OWEN = { reference: 'PS1007', name: 'Owen Davies', email: 'owen.davies@sample.police.example' }

const TEAMS = ['Response A', 'Response B', 'Neighbourhood', 'Custody', 'Roads Policing', 'Specials', 'Contact', 'CID']
const RANKS = ['Police Constable', 'Police Constable', 'Detective Constable', 'Police Staff', 'Acting Sergeant']

/** About as many invented people as the sample force has. */
export const PEOPLE: Awaited<ReturnType<SimulatorPorts['people']>> = [
  { ...OWEN, rank: 'Police Sergeant', unit: 'Local Policing/North/Response A', type: 'officer' },
  { ...PRIYA, rank: 'Police Constable', unit: 'Local Policing/North/Response A', type: 'officer' },
  ...Array.from({ length: 58 }, (_, index) => ({
    reference: `PC20${String(index).padStart(2, '0')}`,
    name: `${['Ffion', 'Amir', 'Grace', 'Callum', 'Zainab', 'Tom'][index % 6]} ${['Bell', 'Okafor', 'Novak', 'Reid', 'Lloyd'][index % 5]}`,
    email: `p${index}@sample.police.example`,
    rank: RANKS[index % RANKS.length] ?? '',
    unit: `Local Policing/North/${TEAMS[index % TEAMS.length]}`,
    type: 'officer' as const,
  })),
]

export const HELP: Message = {
  notice: 'Alongside has answered you privately',
  body: [
    { kind: 'heading', level: 1, text: 'Help with sleep after a hard job' },
    { kind: 'text', tone: 'urgent', text: 'If you or somebody else is in danger now, ring the emergency services.' },
    { kind: 'links', links: [{ label: 'Ring the sample line', href: 'tel:01632960001', note: 'day and night' }] },
    { kind: 'text', text: 'Trauma support is led by people who do your job. It is not counselling.' },
    { kind: 'facts', facts: [{ label: 'Open', value: 'Monday to Friday, 9:00 to 17:00' }] },
    { kind: 'list', items: ['You can go there yourself.', 'Nobody is told that you asked.'] },
    {
      kind: 'buttons',
      buttons: [
        { label: 'More like this', name: 'wellbeing.more', carry: { once: 'k1', category: 'trim' }, tone: 'main' },
        { label: 'For someone I supervise', name: 'wellbeing.other', carry: { once: 'k2' } },
      ],
    },
    { kind: 'divider' },
    { kind: 'note', text: 'Nothing you typed has been kept.' },
  ],
}

export const LOG_FORM: Form = {
  name: 'one-to-ones.log',
  notice: 'Log a one-to-one',
  title: 'Log a one-to-one',
  intro: ['It is saved for you and for the person it is about.'],
  fields: [
    { kind: 'person', name: 'person', label: 'Who', required: true, options: [{ value: 'id-1', label: 'Priya Shah' }] },
    { kind: 'date', name: 'heldOn', label: 'When', required: true },
    {
      kind: 'paragraph',
      name: 'note',
      label: 'What was agreed',
      hint: 'Facts, no health',
      required: false,
      maxLength: 4000,
    },
    {
      kind: 'choice',
      name: 'topics',
      label: 'Topics',
      required: false,
      many: true,
      options: [
        { value: 'workload', label: 'Workload' },
        { value: 'training', label: 'Training' },
      ],
    },
  ],
  submit: 'Save',
  carry: { once: 'form-1' },
  values: { heldOn: '2026-03-02' },
  errors: {},
}

export const SAVED: Message = {
  notice: 'Saved in Alongside',
  body: [{ kind: 'text', text: 'The one-to-one with Priya Shah is saved.' }],
}

/** Answers as the core would: enough of it to see every way a reply can go. */
export function answerTo({ ask }: Request): Reply {
  if (ask.kind === 'command' && ask.name === 'one-to-one') return { kind: 'ask', form: LOG_FORM }
  if (ask.kind === 'press' && ask.button === 'wellbeing.more') return { kind: 'update', message: SAVED }
  if (ask.kind === 'submit') {
    return ask.values.person === ''
      ? { kind: 'keep', errors: { person: 'Choose who it was with' } }
      : { kind: 'update', message: SAVED }
  }
  return { kind: 'show', message: HELP }
}

export type Stage = OpenedDoor & { door: Door; now(): Date }

/** The door alone on a real server, with the sample force and a clock that only moves forward. */
export async function openStage(handle: (request: Request) => Reply | Promise<Reply> = answerTo): Promise<Stage> {
  const door = simulatorDoor()
  let now = new Date('2026-03-05T10:20:00Z')
  const simulator: SimulatorPorts = {
    people: async () => PEOPLE,
    now: async () => now,
    moveTo: async (at) => {
      if (at < now) throw new Failure('invalid', 'The clock only moves forward. Choose a later time.', 'clock back')
      now = at
    },
    render: { slack: (view) => ({ blocks: [view.notice, 1, true] }), teams: (view) => ({ type: 'card', of: view }) },
  }
  return { ...(await openDoor(door, handle, { simulator })), door, now: () => now }
}
