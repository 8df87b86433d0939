import { inWords } from '../../kernel/dates.ts'
import type { ExportPage } from '../../kernel/export.ts'
import { OUTCOME_WORDS } from '../../kernel/record.ts'
import { type ManagementRecord, POINTS, type Point } from './management.ts'

export const POINT_WORDS: Readonly<Record<Point, string>> = {
  issue: 'The issue',
  advice: 'Advice given',
  improvement: 'Improvement expected',
  support: 'Support offered',
}

/** The dates and names of a record, as a screen and a printed page give them. */
export function factsOf(record: ManagementRecord): { label: string; value: string }[] {
  const { closed } = record
  return [
    { label: 'About', value: record.subject.name },
    { label: 'Raised on', value: inWords(record.raisedOn) },
    { label: 'Recorded by', value: `${record.author}, on ${inWords(record.recordedOn)}` },
    { label: 'Review on', value: inWords(record.reviewOn) },
    ...(closed
      ? [{ label: 'Outcome', value: `${OUTCOME_WORDS[closed.outcome]} (${closed.by}, ${inWords(closed.on)})` }]
      : [{ label: 'Outcome', value: 'Still open' }]),
  ]
}

/** Everything of one record, to print or to keep. */
export function pageOf(record: ManagementRecord): ExportPage {
  const { closed } = record
  return {
    title: `Record of management action: ${record.subject.name}`,
    intro: [
      'This is management action, not a stage of a formal procedure.',
      `It holds what ${record.author} recorded, how it ended, and everything ${record.subject.name} wrote beneath it.`,
    ],
    entries: [
      {
        heading: `Raised on ${inWords(record.raisedOn)}`,
        facts: factsOf(record),
        texts: [
          ...POINTS.map((point) => ({ heading: POINT_WORDS[point], text: record.points[point] })),
          ...(closed ? [{ heading: 'What the review showed', text: closed.words }] : []),
        ],
      },
      ...record.comments.map(({ by, on, text }) => ({
        heading: `Comment of ${by}, ${inWords(on)}`,
        facts: [],
        texts: [{ heading: 'Comment', text }],
      })),
    ],
  }
}
