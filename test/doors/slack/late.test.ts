import { afterAll, it } from 'vitest'
import type { Reply } from '../../../src/conversation/exchange.ts'
import { type OpenedSlack, openSlack, SAM } from '../../support/slack-door.ts'
import { filled, form, saved } from '../../support/slack-form.ts'

const PATIENTLY = { timeout: 10_000 }

const open: OpenedSlack[] = []
afterAll(() => Promise.all(open.map((slack) => slack.close())))

const posts = (slack: OpenedSlack) => slack.peer.accepted.filter(({ method }) => method === 'chat.postMessage')

/** Opens the form for any command, and answers a submission as the test says. */
async function opensForm(onSubmit: () => Promise<Reply>): Promise<OpenedSlack> {
  const slack = await openSlack(({ ask }) => (ask.kind === 'submit' ? onSubmit() : { kind: 'ask', form }))
  open.push(slack)
  await slack.driver.says(SAM, '/one-to-one')
  return slack
}

/** A `handle` that answers a submission only when the test lets it. */
function gated(reply: Reply): { answer: () => Promise<Reply>; release: () => void } {
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  return { answer: () => gate.then(() => reply), release: () => release() }
}

it.concurrent('never loses words to a slow save: the form stays as it is, then shows that it was saved', async ({
  expect,
}) => {
  const save = gated(saved)
  const slack = await opensForm(save.answer)
  await slack.driver.fills(SAM, filled)
  expect(slack.driver.openForm(SAM)).toMatchObject({ notes: filled.notes })
  expect(slack.driver.screen(SAM)).toContain('Still saving. Wait a moment, or press Save one-to-one again')
  save.release()
  await expect.poll(() => slack.driver.openForm(SAM), PATIENTLY).toBeNull()
  expect(slack.driver.screen(SAM)).toContain('One-to-one\nYour one-to-one is saved.')
  await expect.poll(() => posts(slack), PATIENTLY).toHaveLength(1)
  expect(slack.driver.faults()).toEqual([])
})

it.concurrent('carries the same key when somebody presses again while it is saving', async ({ expect }) => {
  const save = gated(saved)
  const slack = await opensForm(save.answer)
  await slack.driver.fills(SAM, filled)
  const again = slack.driver.fills(SAM, {})
  save.release()
  await again
  const asks = slack.opened.requests.slice(1).map(({ ask }) => (ask.kind === 'submit' ? ask.carry.once : ''))
  expect(asks).toEqual(['k1', 'k1'])
  expect(slack.driver.openForm(SAM)).toBeNull()
})

it.concurrent('shows in the open form what a slow save found wrong, with the words still in it', async ({ expect }) => {
  const save = gated({ kind: 'keep', errors: { form: 'Alongside can’t reach its records. Try again soon.' } })
  const slack = await opensForm(save.answer)
  await slack.driver.fills(SAM, filled)
  save.release()
  await expect
    .poll(() => slack.driver.screen(SAM), PATIENTLY)
    .toContain('There is a problem\nAlongside can’t reach its records.')
  expect(slack.driver.openForm(SAM)).toMatchObject({ notes: filled.notes, heldOn: filled.heldOn })
  await slack.driver.fills(SAM, {})
  expect(slack.opened.requests[2]?.ask).toMatchObject({ values: { notes: filled.notes }, carry: { once: 'k1' } })
  expect(slack.driver.faults()).toEqual([])
})

it.concurrent('puts a newer form in place even when it came late', async ({ expect }) => {
  const save = gated({ kind: 'ask', form: { ...form, intro: ['Somebody else saved first.'] } })
  const slack = await opensForm(save.answer)
  await slack.driver.fills(SAM, filled)
  save.release()
  await expect.poll(() => slack.driver.screen(SAM), PATIENTLY).toContain('Somebody else saved first.')
  expect(slack.driver.openForm(SAM)).toMatchObject({ notes: filled.notes })
})

it.concurrent('writes the outcome of a slow save to somebody who closed the form meanwhile', async ({ expect }) => {
  const save = gated(saved)
  const slack = await opensForm(save.answer)
  slack.peer.script('views.update', { kind: 'error', error: 'not_found' })
  await slack.driver.fills(SAM, filled)
  save.release()
  await expect.poll(() => posts(slack), PATIENTLY).toHaveLength(1)
})
