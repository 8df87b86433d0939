import { inWords } from '../../kernel/dates.ts'
import type { Button, Message, Node } from '../../view/message.ts'
import { type Handover, lastDayToObject } from './handover.ts'
import type { Late, Passing } from './told.ts'
import { passesLines, people, whoTakesOver } from './words.ts'

const HANDOVERS: Button = { label: 'Handovers', name: 'handover.open', carry: {}, tone: 'main' }
const MINE: Button = { label: 'My record', name: 'record.mine', carry: {} }

/** To an outgoing supervisor. */
export const summaryMessage = (count: number, acknowledgeDays: number): Message => ({
  notice: 'Alongside: handovers wait for your summary',
  body: [
    { kind: 'heading', level: 1, text: `You hand over ${people(count)}` },
    {
      kind: 'text',
      text: `Write a short summary for each: what is agreed, what they agreed to share, what comes next. After ${acknowledgeDays} days the handover is made from the records alone.`,
    },
    { kind: 'buttons', buttons: [HANDOVERS] },
    note(
      'You get this because somebody else supervises them, as your force has recorded it. If that is wrong, tell your administrator.',
    ),
  ],
})

/** To the person: what passes, before it is of use to anybody. */
export function passingMessage({ handover, passes }: Passing): Message {
  const lines = passesLines(passes)
  const carry = { handover: handover.id }
  return {
    notice: 'Alongside: a message about your record',
    body: [
      { kind: 'heading', level: 1, text: 'Your record passes to another supervisor' },
      { kind: 'text', text: whoTakesOver(handover, 'your') },
      { kind: 'text', text: lines.length > 0 ? 'What passes:' : 'Nothing is kept that passes.' },
      ...(lines.length > 0 ? [{ kind: 'list', items: lines } as const] : []),
      {
        kind: 'text',
        text: 'Notes that you asked to keep between the two of you do not pass, and nor do your supervisor’s own notes unless they are marked “pass on”.',
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'See what passes', name: 'handover.one', carry, tone: 'main' },
          { label: 'Object', name: 'handover.object', carry },
          MINE,
        ],
      },
      note(
        `You get this whenever your record passes to somebody. You can object until ${inWords(lastDayToObject(handover))}: your second line (your supervisor’s supervisor) decides. Your force sets what passes.`,
      ),
    ],
  }
}

/** To a receiver. `summaries`: those of them that have a summary since yesterday. */
export const waitingMessage = (count: number, summaries: boolean): Message => ({
  notice: 'Alongside: handovers wait for you',
  body: [
    {
      kind: 'heading',
      level: 1,
      text: summaries ? 'Summaries have been written for you' : `You take over ${people(count)}`,
    },
    {
      kind: 'text',
      text: summaries
        ? `There is a summary for ${people(count)} whom you have not acknowledged. Read it, and say that you take over.`
        : 'Read what is handed over for each of them, and say that you take over.',
    },
    { kind: 'buttons', buttons: [HANDOVERS] },
    note(
      'You get this because you supervise them now, as your force has recorded it. If that is wrong, tell your administrator.',
    ),
  ],
})

/** To the second line: who is late, as counts. To an administrator where there is no second line: the number alone. */
export function lateMessage(
  late: readonly Late[],
  as: 'second-line' | 'administrator',
  acknowledgeDays: number,
): Message {
  const total = late.reduce((sum, one) => sum + one.people, 0)
  const lines = late.map(
    ({ name, people: count, since }) => `${name}: ${people(count)}, the first since ${inWords(since)}`,
  )
  const forAdministrator = as === 'administrator'
  return {
    notice: 'Alongside: handovers are late',
    body: [
      { kind: 'heading', level: 1, text: `Not acknowledged in ${acknowledgeDays} days` },
      ...(forAdministrator
        ? [
            text(
              `Handovers of ${people(total)} have not been acknowledged, and nobody is listed as the second line. Give them a second line in the file of people.`,
            ),
          ]
        : [
            { kind: 'list', items: lines } as const,
            text('Ask them to open /handover. You see counts and dates here, never notes.'),
          ]),
      {
        kind: 'buttons',
        buttons: [forAdministrator ? { ...HANDOVERS, label: 'My people', name: 'today.open' } : HANDOVERS],
      },
      note(
        forAdministrator
          ? 'You get this because you are an administrator. It comes once for each handover.'
          : 'You get this once for each handover, because you are the second line. Your force sets the number of days.',
      ),
    ],
  }
}

/** To the second line. To an administrator where there is none: who needs one, and no more. */
export function objectionMessage({ id, person }: Handover, as: 'second-line' | 'administrator'): Message {
  if (as === 'administrator') return noSecondLine(person.name)
  return {
    notice: 'Alongside: something waits for your decision',
    body: [
      { kind: 'heading', level: 1, text: 'An objection to decide' },
      text(
        `${person.name} objects to what passes to their next supervisor. It does not pass until you decide. Read what they say, speak with them, and decide.`,
      ),
      {
        kind: 'buttons',
        buttons: [{ label: 'Read it and decide', name: 'handover.settle', carry: { handover: id }, tone: 'main' }],
      },
      note('You get this because you are their second line. Their supervisors do not read the objection.'),
    ],
  }
}

export const noSecondLine = (name: string): Message => ({
  notice: 'Alongside: somebody has no second line',
  body: [
    { kind: 'heading', level: 1, text: 'Somebody has no second line' },
    text(
      `Something about the record of ${name} waits for their second line, and nobody is listed as that. Give them a second line in the file of people, and import it. What waits is not shown to you.`,
    ),
    { kind: 'buttons', buttons: [{ label: 'My people', name: 'today.open', carry: {} }] },
    note('You get this because you are an administrator.'),
  ],
})

/** To the person: what was decided and why. */
export const settledForPerson = ({ id, to, holds }: Handover, because: string): Message => ({
  notice: 'Alongside: a message about your record',
  body: [
    { kind: 'heading', level: 1, text: 'Your objection has been decided' },
    text(
      holds
        ? `What was written before does not pass to ${to?.name ?? 'the next supervisor'}.`
        : `What was written before passes to ${to?.name ?? 'the next supervisor'}.`,
    ),
    { kind: 'facts', facts: [{ label: 'Why', value: because }] },
    {
      kind: 'buttons',
      buttons: [{ label: 'See what passes', name: 'handover.one', carry: { handover: id }, tone: 'main' }, MINE],
    },
    note(
      'You get this because you objected. If you do not agree, speak to whoever decided, or to your Federation or union representative.',
    ),
  ],
})

export const settledForReceiver = ({ id, person, holds }: Handover): Message => ({
  notice: 'Alongside: a handover has changed',
  body: [
    text(
      holds
        ? `It has been decided that what was written before about ${person.name} does not pass to you.`
        : `What was written before about ${person.name} is shown to you from now on.`,
    ),
    {
      kind: 'buttons',
      buttons: [{ label: 'Open the handover', name: 'handover.one', carry: { handover: id }, tone: 'main' }],
    },
    note('You get this because you take over from their last supervisor.'),
  ],
})

export const takenBackMessage = ({ from }: Handover): Message => ({
  notice: 'Alongside: a message about your record',
  body: [
    text(`${from.name} is not handing over your record after all. You do not need to do anything.`),
    { kind: 'buttons', buttons: [MINE] },
    note('You get this because you were told before that it would pass.'),
  ],
})

const text = (words: string): Node => ({ kind: 'text', text: words })
const note = (words: string): Node => ({ kind: 'note', text: words })
