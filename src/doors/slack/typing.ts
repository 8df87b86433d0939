import { DRAFT } from '../../view/form.ts'
import { submitFrom } from './parse.ts'
import { listAt, textAt } from './payload.ts'
import type { Answering } from './settle.ts'
import { within } from './within.ts'

/** Milliseconds between two drafts of one form: Slack tells of every character. */
const PAUSE = 3_000
/** How many forms that have ended one copy remembers: what was typed last may be told after the form was sent. */
const MEMORY = 1_000

type Form = { latest: unknown; timer: NodeJS.Timeout | null; sending: Promise<unknown> | null }

/** Brings what is being typed in open forms to the core: now and then, and always the last of it. Nobody is answered. */
export type Typing = {
  /** Slack told of something typed. */
  note(body: unknown): void
  /** The form was closed without being sent: what was typed is kept at once. */
  closed(body: unknown): Promise<void>
  /** The form is being sent: it brings everything by itself. */
  sent(view: string): void
  /** The form has served its purpose: whatever is told of it from here on comes too late. */
  ended(view: string): void
  /** Keeps at once what is still waiting. */
  flush(): Promise<void>
}

export function openTyping(handle: Answering['ports']['handle'], pause = PAUSE): Typing {
  const forms = new Map<string, Form>()
  const over = new Set<string>()

  const keep = async (view: string): Promise<void> => {
    const form = forms.get(view)
    if (!form) return
    if (form.timer) clearTimeout(form.timer)
    form.timer = null
    // One draft after the other, or an older one could be written over a newer.
    await form.sending
    const request = forms.get(view) === form && form.latest !== null ? submitFrom(form.latest, DRAFT) : null
    form.latest = null
    if (request) form.sending = handle(request)
    await form.sending
    if (forms.get(view) === form && form.latest === null) forms.delete(view)
  }
  const sent = (view: string): void => {
    const timer = forms.get(view)?.timer
    if (timer) clearTimeout(timer)
    forms.delete(view)
  }
  return {
    note: (body) => {
      const view = textAt(body, 'view', 'id')
      if (over.has(view)) return
      const form = forms.get(view) ?? { latest: null, timer: null, sending: null }
      forms.set(view, form)
      if (form.latest === null || typedAt(body) >= typedAt(form.latest)) form.latest = body
      form.timer ??= setTimeout(() => void keep(view), pause)
    },
    closed: (body) => keep(textAt(body, 'view', 'id')),
    sent,
    ended: (view) => {
      sent(view)
      over.add(view)
      const [oldest] = over
      if (over.size > MEMORY && oldest !== undefined) over.delete(oldest)
    },
    flush: async () => {
      await within(Promise.all([...forms.keys()].map(keep)), pause)
    },
  }
}

/** Slack's own time of it, in seconds: deliveries may overtake each other. */
const typedAt = (body: unknown): number => Number(textAt(listAt(body, 'actions')[0], 'action_ts'))
