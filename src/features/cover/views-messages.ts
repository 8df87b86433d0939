import { inWords } from '../../kernel/dates.ts'
import type { Message } from '../../view/message.ts'
import type { ToldCover } from './cover.ts'

export type CoverStep = 'covers' | 'covered' | 'person'

const people = (count: number): string => (count === 1 ? 'one person' : `${count} people`)
const days = ({ from, lastDay }: ToldCover): string => `from ${inWords(from)} to ${inWords(lastDay)}`
const whose = ({ covered }: ToldCover): string => (covered === null ? '' : ` of ${covered}`)

/** To everyone whom an arrangement concerns, when it is made. */
export function startsMessage(step: CoverStep, told: ToldCover): Message {
  const body: Record<CoverStep, string> = {
    covers: `You supervise ${people(told.people)}${whose(told)} ${days(told)}. In those days you see their records as their supervisor does, and it ends by itself.`,
    covered: `${told.by} supervises ${people(told.people)} of yours ${days(told)}. You keep seeing your people as before.`,
    person: `${told.by} supervises you ${days(told)}${told.covered === null ? '' : `, beside ${told.covered}`}. In those days ${told.by} can read your record as your supervisor can. It ends by itself.`,
  }
  return message('Cover', body[step], step)
}

/** When it was ended before its last day. */
export function endsMessage(step: CoverStep, told: ToldCover): Message {
  const body: Record<CoverStep, string> = {
    covers: `You no longer supervise ${people(told.people)}${whose(told)}. It was ended before its last day, and you no longer see their records.`,
    covered: `${told.by} no longer supervises your people.`,
    person: `${told.by} no longer supervises you, and no longer sees your record.`,
  }
  return message('Cover has ended', body[step], step)
}

const WHY: Readonly<Record<CoverStep, string>> = {
  covers: 'You get this because your second line or an administrator arranged it. If it is wrong, tell them.',
  covered: 'You get this because you supervise these people. Your second line or an administrator arranged it.',
  person: 'You get this because it is your record. If you do not want this person to keep it, you can ask for another.',
}

function message(title: string, text: string, step: CoverStep): Message {
  return {
    notice: 'Alongside: who supervises whom has changed',
    body: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons:
          step === 'person'
            ? [{ label: 'My record', name: 'record.mine', carry: {} }]
            : [{ label: 'My people', name: 'today.open', carry: {} }],
      },
      { kind: 'note', text: WHY[step] },
    ],
  }
}
