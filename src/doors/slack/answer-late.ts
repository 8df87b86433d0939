import type { DoorLog, Reply } from '../../conversation/exchange.ts'
import type { Form, FormErrors } from '../../view/form.ts'
import type { Message } from '../../view/message.ts'
import { codeOf } from './outcome.ts'
import { shownIn } from './parse.ts'
import { at, listAt, textAt } from './payload.ts'
import { renderErrors, renderMessages, renderModal } from './render.ts'
import { sections } from './render-nodes.ts'
import { CANNOT_SHOW } from './sentences.ts'
import type { Ways } from './ways.ts'

/** The form that is still open, as Slack described it when it was sent. */
export type Open = {
  view: unknown
  user: string
  ways: Ways
  /** Only this very state of it may be replaced. */
  hash?: string
}

/**
 * The outcome of a form whose save took longer than Slack waits. It is shown in the form itself, where the person is
 * looking, and what is settled is written to them as well: they may have closed it.
 */
export async function tellLate(reply: Reply, open: Open, log: DoorLog): Promise<void> {
  try {
    await (LATE[reply.kind] as (reply: Reply, open: Open) => Promise<void>)(reply, open)
  } catch (error) {
    log.error({ reply: reply.kind, error: codeOf(error) }, 'slack.person-not-reached')
  }
}

const LATE: { [K in Reply['kind']]: (reply: Extract<Reply, { kind: K }>, open: Open) => Promise<void> } = {
  show: ({ message }, open) => settled(message, open),
  update: ({ message }, open) => settled(message, open),
  keep: ({ errors }, open) => mend(errors, open),
  ask: ({ form }, open) => replaced(form, open),
  quiet: async () => undefined,
}

/** A form that cannot be drawn leaves the open one with its words, and says so there. */
async function replaced(form: Form, open: Open): Promise<void> {
  const modal = drawn(form, open)
  if (modal) await open.ways.update(textAt(open.view, 'id'), modal, open.hash)
  else await mend({ form: CANNOT_SHOW }, open)
}

function drawn(form: Form, { view }: Open): object | null {
  try {
    return renderModal(form, shownIn(view))
  } catch {
    return null
  }
}

async function settled(message: Message, { view, user, ways }: Open): Promise<void> {
  const pages = renderMessages(message)
  const blocks = (pages[0]?.blocks ?? []).filter((block) => block.type !== 'actions')
  await ways.update(textAt(view, 'id'), { ...shellOf(view), blocks })
  await ways.post(user, pages)
}

/** The same form with its problem at the top. Slack keeps what is typed, because no id changes. */
async function mend(errors: FormErrors, { view, ways }: Open): Promise<void> {
  const words = Object.values(renderErrors(errors, ['form'])).join(' ')
  const problem = sections(`There is a problem\n${words}`).map((block, index) => ({
    ...block,
    block_id: `${PROBLEM}${index}`,
  }))
  const blocks = listAt(view, 'blocks').filter((block) => !textAt(block, 'block_id').startsWith(PROBLEM))
  const submit = { type: 'plain_text', text: textAt(view, 'submit', 'text') }
  await ways.update(textAt(view, 'id'), { ...shellOf(view), submit, blocks: [...problem, ...blocks] })
}

const PROBLEM = 'slack.problem.'

const shellOf = (view: unknown) => ({
  type: 'modal',
  callback_id: textAt(view, 'callback_id'),
  private_metadata: textAt(view, 'private_metadata'),
  title: { type: 'plain_text', text: textAt(view, 'title', 'text') },
  close: { type: 'plain_text', text: 'Close' },
  ...(at(view, 'notify_on_close') === true && { notify_on_close: true }),
})
