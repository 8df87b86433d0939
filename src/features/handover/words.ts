import { inWords } from '../../kernel/dates.ts'
import type { Because, Handover, SummaryState } from './handover.ts'
import type { Passes } from './passes.ts'

/** `Karen Whitfield takes over from Tom Ashworth as Callum Reid’s supervisor from Monday 30 November 2026.` */
export function whoTakesOver({ because, from, to, effectiveOn }: Handover, whose: string): string {
  const receiver = to?.name ?? 'Nobody yet'
  const day = inWords(effectiveOn)
  const by: Record<Because, string> = {
    moved: `${receiver} takes over from ${from.name} as ${whose} supervisor from ${day}.`,
    left: `${from.name} has left. ${receiver} takes over as ${whose} supervisor.`,
    'cover-ended': `${from.name} covered as ${whose} supervisor until ${day}. What was written meanwhile passes to ${receiver}.`,
    'acting-ended': `${from.name} was ${whose} acting supervisor until ${day}. ${receiver} takes over.`,
    asked: `${receiver} keeps ${whose} record from ${day}.`,
  }
  return by[because]
}

/** Each kind that passes by its name and how many. Nothing is left out and nothing is quoted. */
export function passesLines({ sharedNotes, ownNotes, openActions, management, nextOn }: Passes): string[] {
  return [
    counted(sharedNotes, 'one-to-one with its shared note', 'one-to-ones with their shared notes'),
    counted(ownNotes, 'note of a supervisor’s own, marked “pass on”', 'notes of supervisors’ own, marked “pass on”'),
    counted(openActions, 'open action', 'open actions'),
    counted(management, 'record of management action', 'records of management action'),
    nextOn ? `the day of the next one-to-one: ${inWords(nextOn)}` : '',
  ].filter(Boolean)
}

export const counted = (count: number, one: string, more: string): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : more}`

export const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)

/** Why there is no summary, for who reads the pack. */
export function withoutSummary(state: SummaryState, { from }: Handover, acknowledgeDays: number): string {
  const by: Record<SummaryState, string> = {
    written: '',
    awaited: `${from.name} has been asked for a summary and has not written it yet. You are told when they have. What stands here is from the records.`,
    'not-written': `${from.name} has not written a summary in ${acknowledgeDays} days. What stands here is from the records alone.`,
    left: `${from.name} has left, so there is no summary. What stands here is from the records alone.`,
    'not-asked': 'No summary was asked for. What stands here is from the records alone.',
  }
  return by[state]
}
