import type { Form, FormErrors } from '../../view/form.ts'
import { stepsAfter, stepsAtEnd } from '../../view/form-steps.ts'
import { inertBlock, inertLine } from '../../view/inert.ts'
import type { Button, Message } from '../../view/message.ts'
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

/** The names of the door's own buttons under a long App Home; the page they lead to is their carry's `page`. */
export const HOME_PAGE = 'slack.home-page'

/** App Home shows one page of a message that is too long for it, from the first, with buttons to the others. */
export function renderHome(message: Message, page = 1): SlackHome {
  const all = nodeBlocks(message.body)
  // One block of each page is for the buttons.
  const pages = all.length <= LIMITS.viewBlocks ? [all] : inPages(all, LIMITS.viewBlocks - 1, Infinity)
  const at = Math.min(Math.max(page, 1), pages.length)
  const home: SlackHome = { type: 'home', blocks: [...(pages[at - 1] ?? []), ...turning(at, pages.length)] }
  if (Buffer.byteLength(JSON.stringify(home)) > LIMITS.viewBytes) throw new Error('Slack: App Home is too large')
  return home
}

function turning(at: number, last: number): Block[] {
  const to = (label: string, page: number): Button[] =>
    page >= 1 && page <= last ? [{ label, name: HOME_PAGE, carry: { page: `${page}` } }] : []
  const buttons = [...to(`Back to page ${at - 1} of ${last}`, at - 1), ...to(`On to page ${at + 1} of ${last}`, at + 1)]
  return last === 1 ? [] : nodeBlocks([{ kind: 'buttons', buttons }])
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
      ...fieldBlocks(field, form, blockIdOf(field, form, shown)),
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
