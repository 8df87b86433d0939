import { afterEach, expect, it } from 'vitest'
import type { Reply, Request } from '../../../src/conversation/exchange.ts'
import { listAt, textAt } from '../../../src/doors/slack/payload.ts'
import type { Form } from '../../../src/view/form.ts'
import { type OpenedSlack, openSlack, SAM } from '../../support/slack-door.ts'
import { filled, form } from '../../support/slack-form.ts'

const STEPPED: Form = { ...form, steps: [{ name: 'more', label: 'Add another' }], keeps: true }

let slack: OpenedSlack
afterEach(() => slack.close())

/** Opens the form for any command, and answers a step as the test says. */
async function opensForm(onStep: (request: Request) => Reply | Promise<Reply>): Promise<void> {
  slack = await openSlack(({ ask, ...request }) =>
    ask.kind === 'submit' ? onStep({ ...request, ask }) : { kind: 'ask', form: STEPPED },
  )
  await slack.driver.says(SAM, '/one-to-one')
}

const updates = () => slack.peer.accepted.filter(({ method }) => method === 'views.update')

it('changes the very form that was open, whose other blocks keep their ids', async () => {
  await opensForm(({ ask }) => ({
    kind: 'ask',
    form: { ...STEPPED, values: { ...(ask.kind === 'submit' && ask.values), heldOn: '2026-01-06' } },
  }))
  const view = slack.peer.accepted.find(({ method }) => method === 'views.open')?.answer.view as { id: string }
  await slack.driver.steps(SAM, 'Add another', filled)
  expect(updates()).toMatchObject([{ args: { view_id: view.id } }])
  const [update] = updates()
  const ids = listAt(update?.args, 'view', 'blocks').filter((block) => textAt(block, 'type') === 'input')
  expect(ids.map((block) => textAt(block, 'block_id'))).toEqual(['subject', 'heldOn~2', 'notes', 'topics'])
  expect(slack.driver.openForm(SAM)).toMatchObject({ heldOn: '2026-01-06', notes: filled.notes })
})

it('puts an error at its field also where the block had to be renamed', async () => {
  await opensForm(({ ask }) => {
    if (ask.kind !== 'submit' || ask.step === undefined) return { kind: 'keep', errors: { heldOn: 'Not that day.' } }
    return { kind: 'ask', form: { ...STEPPED, values: { heldOn: '2026-01-06' } } }
  })
  await slack.driver.steps(SAM, 'Add another', filled)
  await slack.driver.fills(SAM, {})
  expect(slack.driver.screen(SAM)).toContain('When: 2026-01-06\nNot that day.')
  expect(slack.driver.faults()).toEqual([])
})

it('says in the form that the next one cannot be shown, and keeps every word', async () => {
  await opensForm(() => ({ kind: 'ask', form: { ...STEPPED, submit: 'x'.repeat(25) } }))
  await slack.driver.steps(SAM, 'Add another', filled)
  expect(slack.driver.screen(SAM)).toContain('Your words are still here.')
  expect(slack.driver.openForm(SAM)).toMatchObject({ notes: filled.notes, subject: 'P1' })
  await slack.driver.types(SAM, { notes: 'Still told of.' })
  await slack.driver.closes(SAM)
  expect(slack.opened.requests.at(-1)?.ask).toMatchObject({ step: 'draft', values: { notes: 'Still told of.' } })
})

it('asks Slack to tell of what is typed only where a form keeps it', async () => {
  await opensForm(() => ({ kind: 'quiet' }))
  const opened = JSON.stringify(slack.peer.accepted.find(({ method }) => method === 'views.open')?.args.view)
  expect(opened.match(/"dispatch_action":true/g)).toHaveLength(4)
  expect(opened.match(/on_character_entered/g)).toHaveLength(1)
  expect(opened).toContain('"notify_on_close":true')
})

it('keeps what is waiting when the door closes', async () => {
  await opensForm(() => ({ kind: 'quiet' }))
  await slack.driver.types(SAM, { notes: 'Half a sentence' })
  await slack.door.close()
  expect(slack.opened.requests.at(-1)?.ask).toMatchObject({ step: 'draft', values: { notes: 'Half a sentence' } })
})

it('pressed twice at once changes the form once, and what is typed then stays', async () => {
  let answers = 0
  await opensForm(({ ask }) => {
    answers += 1
    const typed = ask.kind === 'submit' ? ask.values : {}
    return { kind: 'ask', form: { ...STEPPED, values: { ...typed, notes: `Words of answer ${answers}` } } }
  })
  await Promise.all([1, 2].map(() => slack.driver.steps(SAM, 'Add another', {})))
  expect(updates()).toHaveLength(1)
  expect(slack.driver.openForm(SAM)).toMatchObject({ notes: expect.stringMatching(/^Words of answer [12]$/) })
  expect(slack.opened.logged.map(({ event }) => event)).toEqual(['slack.connected', 'slack.form-not-updated'])
})
