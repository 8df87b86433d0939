import { afterEach, expect, it } from 'vitest'
import type { Reply, Request } from '../../../src/conversation/exchange.ts'
import type { Form } from '../../../src/view/form.ts'
import type { Message, Node } from '../../../src/view/message.ts'
import { type OpenedSlack, openSlack, SAM } from '../../support/slack-door.ts'

let slack: OpenedSlack
afterEach(() => slack.close())

const menu: Message = {
  notice: 'Where help is',
  body: [
    { kind: 'text', text: 'Choose one.' },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Sleep', name: 'wellbeing.category', carry: { category: 'sleep' } },
        { label: 'Money', name: 'wellbeing.category', carry: { category: 'money' } },
        { label: 'Log', name: 'one-to-ones.log', carry: {} },
      ],
    },
  ],
}
const words = (text: string): Message => ({ notice: 'Alongside', body: [{ kind: 'text', text }] })
const form: Form = {
  name: 'one-to-ones.log',
  notice: 'Log',
  title: 'One-to-one',
  intro: [],
  fields: [{ kind: 'line', name: 'what', label: 'What', required: false, maxLength: 100 }],
  submit: 'Save',
  carry: {},
  values: {},
  errors: {},
}

async function showsMenu(onPress: (request: Request) => Reply): Promise<void> {
  slack = await openSlack((request) =>
    request.ask.kind === 'press' ? onPress(request) : { kind: 'show', message: menu },
  )
}

it('tells buttons of one name apart by what they carry', async () => {
  await showsMenu(() => ({ kind: 'show', message: words('Try a regular hour.') }))
  await slack.driver.says(SAM, '/wellbeing')
  await slack.driver.presses(SAM, 'Money')
  expect(slack.opened.requests[1]?.ask).toEqual({
    kind: 'press',
    button: 'wellbeing.category',
    carry: { category: 'money' },
  })
  expect(slack.driver.screen(SAM)).toBe('Try a regular hour.')
  expect(slack.peer.accepted.at(-1)?.args).toMatchObject({ response_type: 'ephemeral', replace_original: false })
  expect(slack.driver.faults()).toEqual([])
})

it('replaces the message that was acted on', async () => {
  await showsMenu(() => ({ kind: 'update', message: words('Done.') }))
  await slack.driver.says(SAM, '/wellbeing')
  await slack.driver.presses(SAM, 'Sleep')
  expect(slack.driver.screen(SAM)).toBe('Done.')
  await expect(slack.driver.presses(SAM, 'Sleep')).rejects.toThrow('There is no button "Sleep"')
})

it('opens a form, or says how to get it when that came too late', async () => {
  await showsMenu(() => ({ kind: 'ask', form }))
  await slack.driver.says(SAM, '/wellbeing')
  slack.peer.script('views.open', { kind: 'error', error: 'expired_trigger_id' })
  await slack.driver.presses(SAM, 'Log')
  expect(slack.driver.screen(SAM)).toContain('Press the same button again.')
  await slack.driver.presses(SAM, 'Log')
  expect(slack.driver.openForm(SAM)).toEqual({ what: '' })
})

it('shows App Home, and answers its buttons in its place', async () => {
  await showsMenu(() => ({ kind: 'show', message: words('Try a regular hour.') }))
  await slack.driver.opensHome(SAM)
  expect(slack.opened.requests[0]?.ask).toEqual({ kind: 'opened' })
  expect(slack.driver.screen(SAM)).toContain('Choose one.')
  await slack.driver.presses(SAM, 'Sleep')
  expect(slack.opened.requests[1]?.from.place).toBe('private')
  expect(slack.driver.screen(SAM)).toBe('Try a regular hour.')
  expect(slack.driver.faults()).toEqual([])
})

it('writes to the person when App Home cannot be drawn on', async () => {
  await showsMenu(() => ({ kind: 'show', message: words('Try a regular hour.') }))
  await slack.driver.opensHome(SAM)
  slack.peer.script('views.publish', { kind: 'error', error: 'internal_error' })
  await slack.driver.presses(SAM, 'Sleep')
  expect(slack.driver.screen(SAM)).toBe('Try a regular hour.')
})

it('understands shortcuts, with the words of a message where there is one', async () => {
  await showsMenu(() => ({ kind: 'quiet' }))
  await slack.driver.usesShortcut(SAM, 'wellbeing')
  await slack.driver.shortcut(SAM, 'wellbeing', 'another', 'I can&apos;t go on &amp; on')
  const asks = slack.opened.requests.map(({ ask }) => ask)
  expect(asks).toEqual([
    { kind: 'shortcut', name: 'wellbeing', words: '' },
    { kind: 'shortcut', name: 'wellbeing', words: 'I can&apos;t go on & on' },
  ])
  expect(slack.driver.screen(SAM)).toContain('Choose one.')
})

it('turns the pages of a long App Home, each drawn from what is known by then', async () => {
  let opened = 0
  slack = await openSlack(() => {
    opened += 1
    const people = Array.from({ length: 150 }, (_, index): Node => ({ kind: 'note', text: `Person ${index}.` }))
    return { kind: 'show', message: { notice: 'Today', body: [{ kind: 'note', text: `Seen ${opened}.` }, ...people] } }
  })
  await slack.driver.opensHome(SAM)
  expect(slack.driver.screen(SAM)).toContain('Seen 1.')
  expect(slack.driver.screen(SAM)).not.toContain('Person 149.')
  await slack.driver.presses(SAM, 'On to page 2 of 2')
  expect(slack.opened.requests.at(-1)?.ask).toEqual({ kind: 'opened' })
  expect(slack.driver.screen(SAM)).toContain('Person 149.')
  await slack.driver.presses(SAM, 'Back to page 1 of 2')
  expect(slack.driver.screen(SAM)).toContain('Seen 3.')
  expect(slack.driver.faults()).toEqual([])
})
