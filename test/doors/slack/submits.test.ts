import { afterEach, expect, it } from 'vitest'
import type { Reply, Request } from '../../../src/conversation/exchange.ts'
import type { Form } from '../../../src/view/form.ts'
import { type OpenedSlack, openSlack, SAM } from '../../support/slack-door.ts'
import { filled, form, saved } from '../../support/slack-form.ts'
import { openModal } from '../../support/slack-modal.ts'
import { submission } from '../../support/slack-payloads.ts'
import { post, signInteraction } from '../../support/slack-sign.ts'

let slack: OpenedSlack
afterEach(() => slack.close())

/** Opens the form for any command, and answers a submission as the test says. */
async function opensForm(onSubmit: (request: Request) => Reply | Promise<Reply>): Promise<void> {
  slack = await openSlack((request) => (request.ask.kind === 'submit' ? onSubmit(request) : { kind: 'ask', form }))
  await slack.driver.says(SAM, '/one-to-one')
}

it('brings what was typed and the carry to the core, closes the form, and says so in the person’s conversation', async () => {
  await opensForm(() => saved)
  await slack.driver.fills(SAM, filled)
  expect(slack.opened.requests[1]?.ask).toEqual({
    kind: 'submit',
    form: 'one-to-ones.log',
    values: { subject: 'P1', heldOn: '2026-01-05', notes: 'Talked of the move & <rota>.', topics: ['work', 'rest'] },
    carry: { once: 'k1', version: '3' },
  })
  expect(slack.opened.requests[1]?.from.place).toBe('private')
  expect(slack.driver.openForm(SAM)).toBeNull()
  expect(slack.driver.screen(SAM)).toBe('Your one-to-one is saved.')
  expect(slack.driver.inbox(SAM)).toEqual([])
  expect(slack.driver.faults()).toEqual([])
})

it('brings empty fields as empty texts', async () => {
  await opensForm(() => saved)
  await slack.driver.fills(SAM, {})
  expect(slack.opened.requests[1]?.ask).toMatchObject({ values: { subject: '', heldOn: '', notes: '', topics: [] } })
})

it('keeps the form open and filled, each error at its field', async () => {
  await opensForm(() => ({
    kind: 'keep',
    errors: { heldOn: 'Choose a day that has been.', form: 'Check what you wrote.' },
  }))
  await slack.driver.fills(SAM, filled)
  expect(slack.driver.openForm(SAM)).toMatchObject({ notes: filled.notes, heldOn: filled.heldOn })
  expect(slack.driver.screen(SAM)).toContain('When: 2026-01-05\nChoose a day that has been.')
  expect(slack.driver.screen(SAM)).toContain('Who with: Priya Shah\nCheck what you wrote.')
  expect(slack.driver.faults()).toEqual([])
})

it('puts a newer form in the place of the one submitted, with the words in it', async () => {
  const newer: Form = {
    ...form,
    carry: { once: 'k1', version: '4' },
    intro: ['Somebody else saved first.'],
    values: { notes: filled.notes },
  }
  let answers = 0
  await opensForm(() => {
    answers += 1
    return answers === 1 ? { kind: 'ask', form: newer } : saved
  })
  await slack.driver.fills(SAM, filled)
  expect(slack.driver.screen(SAM)).toContain('Somebody else saved first.')
  expect(slack.driver.openForm(SAM)).toMatchObject({ notes: filled.notes })
  await slack.driver.fills(SAM, {})
  expect(slack.opened.requests[2]?.ask).toMatchObject({ carry: { version: '4' }, values: { notes: filled.notes } })
  expect(slack.driver.openForm(SAM)).toBeNull()
})

it('keeps the words when the newer form cannot be drawn', async () => {
  const impossible: Form = { ...form, submit: 'x'.repeat(25) }
  await opensForm(() => ({ kind: 'ask', form: impossible }))
  await slack.driver.fills(SAM, filled)
  expect(slack.driver.openForm(SAM)).toMatchObject({ notes: filled.notes })
  expect(slack.driver.screen(SAM)).toContain('Your words are still here.')
})

it('closes a form that asks for nothing more', async () => {
  await opensForm(() => ({ kind: 'quiet' }))
  const scene = { team: 'T1', user: 'U1', channel: 'D1', shared: false, trigger: 't', responseUrl: '' }
  const { opened, peer } = slack
  const payload = submission(scene, openModal('V1', { type: 'modal', callback_id: 'one-to-ones.log', blocks: [] }))
  const answer = await post(`${opened.origin}/slack/events`, signInteraction(peer.signingSecret, payload))
  expect(await answer.json()).toEqual({ response_action: 'clear' })
})
