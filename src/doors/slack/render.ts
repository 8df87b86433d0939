import type { Form, FormErrors } from '../../view/form.ts'
import { stepsAfter, stepsAtEnd } from '../../view/form-steps.ts'
import { inertBlock, inertLine } from '../../view/inert.ts'
import type { Message } from '../../view/message.ts'
import { LIMITS } from './limits.ts'
import { blockIdOf, fieldOf, type Shown } from './render-ids.ts'
import { fieldBlocks, stepBlocks } from './render-inputs.ts'
import { nodeBlocks, sections } from './render-nodes.ts'
import { inPages } from './render-pages.ts'
import { noticeText, plain, shortText, within } from './render-text.ts'
import type { Block, SlackHome, SlackMessage, SlackModal } from './render-types.ts'

/**
 * One Slack message, or more where one cannot hold it; every page carries the notice. Throws an `Error` that names the
 * rule, never the text, for a view that Slack cannot show at all.
 */
export function renderMessages(message: Message): SlackMessage[] {
  const text = noticeText(message.notice)
  const pages = inPages(nodeBlocks(message.body))
  if (pages.length === 0) return [{ text, blocks: [{ type: 'section', text: plain(inertBlock(message.notice)) }] }]
  return pages.map((blocks, index) => ({
    text: pages.length === 1 ? text : `${text} (${index + 1} of ${pages.length})`,
    blocks,
  }))
}

/** App Home is one page: a view that is too long for it is refused. */
export function renderHome(message: Message): SlackHome {
  const blocks = nodeBlocks(message.body)
  if (blocks.length > LIMITS.viewBlocks) throw new Error(`Slack: App Home holds at most ${LIMITS.viewBlocks} blocks`)
  const home: SlackHome = { type: 'home', blocks }
  if (Buffer.byteLength(JSON.stringify(home)) > LIMITS.viewBytes) throw new Error('Slack: App Home is too large')
  return home
}

/**
 * The view payload of a form, which takes the place of what is `shown` where a form is open. Block ids are the field
 * names as long as nothing but the person changes what is in them, so that Slack keeps what is typed when the view is
 * replaced. Errors stand at the top as words; the door shows them at the fields as well.
 */
export function renderModal(form: Form, shown: Shown | null = null): SlackModal {
  const title = inertLine(form.title)
  const fits = title.length <= LIMITS.title
  const blocks: Block[] = [
    ...(fits ? [] : sections(title)),
    ...form.intro.flatMap((paragraph) => sections(inertBlock(paragraph))),
    ...problem(form),
    ...form.fields.flatMap((field) => [
      ...fieldBlocks(field, form, blockIdOf(field, form.values, shown)),
      ...stepBlocks(stepsAfter(form, field.name)),
    ]),
    ...stepBlocks(stepsAtEnd(form)),
  ]
  if (blocks.length === 0) throw new Error('Slack: a form needs something to ask')
  if (blocks.length > LIMITS.viewBlocks) throw new Error(`Slack: a form holds at most ${LIMITS.viewBlocks} blocks`)
  const modal: SlackModal = {
    type: 'modal',
    callback_id: within(form.name, LIMITS.id, 'form name'),
    private_metadata: within(JSON.stringify({ carry: form.carry }), LIMITS.privateMetadata, 'private metadata'),
    title: shortText(fits ? title : 'Alongside', LIMITS.title, 'form title'),
    submit: shortText(form.submit, LIMITS.title, 'submit text'),
    close: plain(form.keeps ? 'Close' : 'Cancel'),
    ...(form.keeps && { notify_on_close: true as const }),
    blocks,
  }
  if (Buffer.byteLength(JSON.stringify(modal)) > LIMITS.viewBytes) throw new Error('Slack: a form is too large')
  return modal
}

/** What stands in the place of a form that is not there yet. */
export function waitingModal(words: string): SlackModal {
  return {
    type: 'modal',
    callback_id: 'slack.waiting',
    private_metadata: '',
    title: plain('Alongside'),
    close: plain('Close'),
    blocks: sections(words),
  }
}

/**
 * The body of `response_action: "errors"`. `inputs` are the ids of the input blocks in the modal as it stands, in
 * order: Slack shows an error only there, so what belongs to no field is said at the first. An empty answer means that
 * there is nowhere to say it, and the modal has to be replaced.
 */
export function renderErrors(errors: FormErrors, inputs: readonly string[]): Record<string, string> {
  const shown: Record<string, string> = {}
  const first = inputs[0]
  if (first === undefined) return shown
  for (const [name, error] of Object.entries(errors)) {
    const at = inputs.find((id) => fieldOf(id) === name) ?? first
    shown[at] = [shown[at], inertBlock(error)].filter(Boolean).join(' ')
  }
  return shown
}

function problem(form: Form): Block[] {
  const errors = Object.values(form.errors).map((error) => `• ${inertLine(error)}`)
  return errors.length === 0 ? [] : sections(`There is a problem\n${errors.join('\n')}`)
}
