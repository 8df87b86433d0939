import { expect, test } from 'vitest'
import { renderMessages, renderModal } from '../../../src/doors/slack/render.ts'
import { renderCards, renderForm } from '../../../src/doors/teams/render.ts'
import { lookRoom } from '../../../src/features/supporters/look-flow.ts'
import { createRotation } from '../../../src/features/supporters/rotation.ts'
import { unitsToChoose } from '../../../src/features/supporters/typed.ts'
import { listingForm } from '../../../src/features/supporters/views-listing-form.ts'
import { answeredMessage, arrivedMessage, withdrawnMessage } from '../../../src/features/supporters/views-messages.ts'
import { askForm } from '../../../src/features/supporters/views-request.ts'
import { formToText, messageToText } from '../../../src/view/to-text.ts'
import { request } from '../../support/requests.ts'
import { somebody, WORDING } from './people.ts'

const LONG = 'Wordy '.repeat(33).trim()

test('names, sites and units as long as the people file allows are drawn by Slack and by Teams', async () => {
  const people = Array.from({ length: 9 }, (_, index) =>
    somebody(`p${index}`, {
      name: LONG,
      sites: [`${LONG}${index}`],
      units: [`${LONG}/${index}`],
      says: 'x'.repeat(120),
    }),
  )
  const look = lookRoom({
    people: async () => ({ now: new Date('2026-11-23T12:00:00Z'), supporters: people }),
    rotation: createRotation(),
    wording: WORDING,
    strip: () => [],
  })
  for (const button of ['supporters.list', 'supporters.sites', 'supporters.units']) {
    const reply = await look(request({ kind: 'press', button, carry: { kind: 'mhfa' } }))
    if (reply.kind !== 'update') throw new Error(reply.kind)
    expect(renderMessages(reply.message).length).toBeGreaterThan(0)
    expect(renderCards(reply.message).length).toBeGreaterThan(0)
  }
  const places = { sites: people.flatMap(({ sites }) => sites), units: people.flatMap(({ units }) => units) }
  const form = listingForm({ places, values: {}, errors: {}, version: 0, wording: WORDING })
  expect([renderModal(form), renderForm(form)]).toHaveLength(2)
})

test('of thousands of units a form offers the whole levels that fit, and what is chosen already', () => {
  const deep = Array.from({ length: 3000 }, (_, index) => `Force/Area ${index % 40}/Team ${index}`)
  const all = ['Force', ...Array.from({ length: 40 }, (_, index) => `Force/Area ${index}`), ...deep]
  const offered = unitsToChoose(all, ['Force/Area 1/Team 1'])
  expect(offered).toHaveLength(42)
  expect(offered).toContain('Force/Area 1/Team 1')
  expect(unitsToChoose([], [])).toEqual([])
})

test('the form shows the message word for word as it arrives', () => {
  const preview = { asker: 'Priya Shah', reach: 'priya@force.example' }
  const form = askForm({ to: 'Niamh Byrne', arrives: 'It reaches them now.', preview, carry: {} })
  const [id, ...drawn] = [
    '0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0001',
    ...messageToText(arrivedMessage(null, preview)).split('\n\n'),
  ]
  const arrived = messageToText(arrivedMessage(id, preview))
  for (const part of drawn) {
    expect(formToText(form)).toContain(part)
    expect(arrived).toContain(part)
  }
})

test('what a lock screen shows names nobody and no kind of help', () => {
  const arrived = arrivedMessage('0b6f4a52-7c1e-4d0a-9a57-1f5f0f0a0001', { asker: 'Priya Shah', reach: 'ring me' })
  const withdrawn = withdrawnMessage(new Date('2026-11-26T14:00:00Z'), 'Europe/London')
  const answered = ['declined', 'expired', 'not-delivered', 'made up'].map(answeredMessage)
  for (const { notice } of [arrived, withdrawn, ...answered]) {
    expect(notice).not.toMatch(/priya|ring me|health|chaplain|welfare|trim|mental|wellbeing|crisis|declin|can’t/i)
  }
  expect(messageToText(withdrawn)).toContain('The request you got on Thursday 26 November 2026 at 2pm was withdrawn.')
  for (const message of [withdrawn, ...answered]) expect(messageToText(message)).not.toMatch(/Priya|Niamh/)
})
