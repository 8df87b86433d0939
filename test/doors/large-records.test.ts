import { expect, test } from 'vitest'
import { renderHome } from '../../src/doors/slack/render.ts'
import { arrangeForm, coverScreen } from '../../src/features/cover/views.ts'
import { deskMessage } from '../../src/features/handover/views-desk.ts'
import { prepareForm } from '../../src/features/handover/views-forms.ts'
import { logForm } from '../../src/features/one-to-ones/views-form.ts'
import { whoForm } from '../../src/features/one-to-ones/views-who.ts'
import { oneMessage } from '../../src/features/record/views-one.ts'
import { readersMessage } from '../../src/features/record/views-readers.ts'
import { dayMessage } from '../../src/features/today/views.ts'
import type { Zone } from '../../src/kernel/instant.ts'
import type { Form } from '../../src/view/form.ts'
import type { Message } from '../../src/view/message.ts'
import { day } from '../support/days.ts'
import { renderEverywhere, renderFaults } from '../support/expect-render.ts'

const TODAY = day('2026-11-25')
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const person = (n: number) => ({ id: id(n), name: `Alexandra Featherstone ${n}`, rank: 'Police Constable' })
const words = (length: number) => 'Agreed to meet. '.repeat(Math.ceil(length / 16)).slice(0, length)
const open = many(500, (n) => ({ id: id(n), version: 1, what: words(500), owner: 'person' as const, dueOn: TODAY }))
const noValues = { values: {}, errors: {} }
const handovers = many(400, (n) => ({
  ...{ id: id(n), because: 'moved' as const, effectiveOn: TODAY, startedAt: new Date(), state: 'open' as const },
  ...{ askedAt: null, toldAt: null, summarisedAt: null, objectedAt: new Date(), holds: true, settledAt: null },
  ...{ acknowledgedAt: null, escalatedAt: null, version: 1 },
  ...{ person: { ...person(n), left: false }, from: { ...person(n), left: false }, to: { ...person(n), left: false } },
}))
const DAY = {
  people: many(200, (n) => ({
    ...{ ...person(n), kind: 'cover' as const, lastDay: TODAY, lastHeldOn: TODAY, dueOn: day('2026-11-01') },
    ...{ noNext: null, openActions: 500 },
  })),
  owed: many(600, (n) => ({
    ...{ kind: 'action' as const, person: id(n), name: person(n).name, owner: 'person' as const, dueOn: TODAY },
    ...{ count: 9, ref: id(n) },
  })),
  below: many(300, (n) => ({ supervisor: person(n).name, rank: 'Sergeant', people: 9, overdue: 9, since: TODAY })),
  cover: many(300, (n) => ({
    ...{ by: person(n).name, byMe: false, kind: 'cover' as const, what: 'ends' as const, on: TODAY, people: 9 },
    person: person(n).name,
  })),
  waiting: { toSummarise: 300, toAcknowledge: 300, toDecide: 300, aboutMe: 2 },
  own: {
    supervisors: many(5, (n) => person(n).name),
    lastHeldOn: null,
    dueOn: null,
    openActions: 500,
    dueActions: 500,
  },
  language: null,
}

const VIEWS: Readonly<Record<string, () => Message | Form>> = {
  'the log form with 500 open actions': () =>
    logForm({
      ...{ person: person(1), open, template: { prompts: [], covered: [], nextDays: null }, rows: 5, once: id(1) },
      ...noValues,
    }),
  'the choice among 100 people': () =>
    whoForm(
      many(100, (n) => ({ ...person(n), dueOn: TODAY, lastHeldOn: TODAY })),
      TODAY,
    ),
  'cover of 100 people': () =>
    arrangeForm({
      ...{ supervisor: person(1).name, people: many(100, person), person: id(1), once: id(2) },
      values: { people: many(100, id) },
    }),
  'arrangements of whole teams': () =>
    coverScreen({
      arrangements: many(20, (n) => ({
        ...{ link: id(n), kind: 'cover' as const, by: person(n).name, people: many(150, (one) => person(one).name) },
        ...{ from: TODAY, lastDay: TODAY, mayEnd: true },
      })),
      coverable: many(150, (n) => ({ supervisor: person(n).name, person: id(n), people: 150 })),
      isAdministrator: true,
    }),
  'handing over 100 people': () => prepareForm({ people: many(100, person), person: null, ...noValues }),
  'a desk with 400 of everything': () =>
    deskMessage({
      ...{ supervises: true, outgoing: handovers, incoming: handovers, own: handovers, ownRequest: null },
      ...{ objections: handovers, toDecide: [] },
      waitingBelow: many(400, (n) => ({ receiver: id(n), name: person(n).name, people: 9, since: TODAY })),
    }),
  'one record with 200 long comments': () =>
    oneMessage(
      {
        ...{ person: person(1), relation: 'supervisor', by: person(2).name, heldOn: TODAY, kind: 'regular' },
        ...{ recordedAt: new Date(), ownNote: words(3000) },
        shared: {
          ...{ record: id(1), subject: id(1), version: 201, author: person(2).name, heldOn: TODAY, kind: 'regular' },
          ...{ covered: [], note: words(3000), keepPrivate: false, nextOn: TODAY, noNext: null },
          actions: many(5, () => ({
            what: words(500),
            owner: 'person' as const,
            dueOn: TODAY,
            state: 'open' as const,
          })),
        },
        additions: many(200, (n) => ({
          ...{ kind: 'comment' as const, by: person(n).name, at: new Date(), text: words(3000) },
          ...{ reason: null, day: null },
        })),
      },
      'Europe/London' as Zone,
      id(3),
    ),
  'fifty readers': () =>
    readersMessage({
      lines: many(50, (n) => ({ name: person(n).name, what: 'record.read' as const, on: TODAY, times: 99 })),
      ...{ next: '9', older: true },
    }),
  'the day of somebody with 200 people': () => dayMessage(DAY, TODAY),
}

test.for(Object.keys(VIEWS))('%s can be drawn in every door', (name) => {
  const view = VIEWS[name]?.()
  if (!view) throw new Error('no such view')
  expect(renderFaults(renderEverywhere(view))).toEqual([])
})

test('the day of somebody with 200 people can be drawn as the home of Slack', () => {
  expect(renderHome(dayMessage(DAY, TODAY)).blocks.length).toBeLessThanOrEqual(100)
})
