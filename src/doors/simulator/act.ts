import type { DoorPorts, Reply, Request } from '../../conversation/exchange.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Form, FormErrors } from '../../view/form.ts'
import type { Content, Conversations, Entry } from './conversations.ts'

export type ActDeps = {
  handle: DoorPorts['handle']
  conversations: Conversations
  /** Null where the simulator's clock cannot be read. */
  now(): Promise<Instant | null>
}

/**
 * Hands one act to the core and puts the reply on the person's screen. `target` is the entry acted on, null for typed
 * words or when it is no longer kept. Gives back what to say beside the page where the reply has no entry to stand on.
 */
export async function act(deps: ActDeps, request: Request, target: Entry | null): Promise<string | null> {
  const reply = await deps.handle(request)
  const { user } = request.from
  const content = contentOf(reply, request, target)
  if (content === null) return reply.kind === 'keep' ? Object.values(reply.errors).join(' ') : null
  const replaced = replaces(reply, request, target) && target && deps.conversations.replace(user, target.id, content)
  if (!replaced && content.kind !== 'gone') {
    const at = await deps.now()
    deps.conversations.add(user, { at, place: request.from.place, unasked: false, content })
  }
  return null
}

/**
 * What is being typed in a form, or was when it was closed. The reply is nobody's: a form that was closed goes, any other
 * stays as it is on the screen, and is filled when the page is opened again.
 */
export async function draft(deps: ActDeps, request: Request, target: Entry | null, closes: boolean): Promise<void> {
  // A form that was sent meanwhile has brought everything; one that is not known was open over a restart.
  if (target && target.content.kind !== 'form') return
  await deps.handle(request)
  if (target?.content.kind !== 'form') return
  const { user } = request.from
  if (closes) deps.conversations.replace(user, target.id, { kind: 'gone' })
  else deps.conversations.hold(user, target.id, kept(target.content.form, request, target.content.form.errors))
}

function contentOf(reply: Reply, request: Request, target: Entry | null): Content | null {
  const by: { [K in Reply['kind']]: (reply: Extract<Reply, { kind: K }>) => Content | null } = {
    show: ({ message }) => ({ kind: 'message', message }),
    update: ({ message }) => ({ kind: 'message', message }),
    ask: ({ form }) => ({ kind: 'form', form: withTyped(form, request) }),
    keep: ({ errors }) => (target?.content.kind === 'form' ? kept(target.content.form, request, errors) : null),
    quiet: () => (request.ask.kind === 'submit' && request.ask.step === undefined ? { kind: 'gone' } : null),
  }
  return (by[reply.kind] as (reply: Reply) => Content | null)(reply)
}

/** The form as it was sent, with what to mend: nothing typed is lost. */
function kept(form: Form, { ask }: Request, errors: FormErrors): Content {
  return { kind: 'form', form: { ...form, values: ask.kind === 'submit' ? ask.values : form.values, errors } }
}

function withTyped(form: Form, { ask }: Request): Form {
  return ask.kind === 'submit' && ask.form === form.name ? { ...form, values: { ...ask.values, ...form.values } } : form
}

/** A submitted form always gives way to its answer, as a modal closes; a message only to an `update`. */
function replaces(reply: Reply, request: Request, target: Entry | null): boolean {
  if (target === null) return false
  return request.ask.kind === 'submit' || reply.kind === 'update'
}
