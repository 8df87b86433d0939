import { randomUUID } from 'node:crypto'
import type { WebClient } from '@slack/web-api'
import type { DoorLog } from '../../conversation/exchange.ts'
import { codeOf } from './outcome.ts'
import { at } from './payload.ts'
import type { SlackHome, SlackMessage, SlackModal } from './render-types.ts'
import type { Respond } from './respond.ts'

export type Ways = ReturnType<typeof createWays>

/** The calls by which a reply reaches a person, over the client that never waits behind a burst. */
export function createWays(deps: { client: WebClient; respond: Respond; log: DoorLog }) {
  const { client, respond, log } = deps

  /** To a person, or into the conversation (and thread) they are in. */
  async function post(channel: string, pages: readonly SlackMessage[], thread = ''): Promise<void> {
    const where = { channel, ...(thread && { thread_ts: thread }) }
    for (const page of pages) {
      const once = { client_msg_id: randomUUID(), unfurl_links: false, unfurl_media: false }
      await client.apiCall('chat.postMessage', { ...where, ...page, ...once })
    }
  }

  /** Only the person sees it, where they are; what the response URL does not take goes to their own conversation. */
  async function whisper(url: string, user: string, pages: readonly SlackMessage[], replace = false): Promise<void> {
    const messages = pages.map((page, index) =>
      replace && index === 0
        ? { replace_original: true, ...page }
        : { response_type: 'ephemeral', replace_original: false, ...page },
    )
    const taken = url === '' ? 0 : await respond(url, messages)
    await post(user, pages.slice(taken))
  }

  async function publish(user: string, home: SlackHome): Promise<void> {
    await client.apiCall('views.publish', { user_id: user, view: home })
  }

  /** False where Slack no longer takes the trigger: it lives three seconds and opens one form. */
  function open(trigger: string, modal: SlackModal): Promise<boolean> {
    return tried('slack.form-not-opened', client.apiCall('views.open', { trigger_id: trigger, view: modal }))
  }

  /** The form that was opened, as Slack describes it; null where it was not. */
  async function openWaiting(trigger: string, modal: SlackModal): Promise<unknown> {
    const call = client.apiCall('views.open', { trigger_id: trigger, view: modal })
    return (await tried('slack.form-not-opened', call)) ? at(await call, 'view') : null
  }

  /** False where the form is no longer open, or no longer the one that `hash` names. */
  function update(id: string, view: object, hash = ''): Promise<boolean> {
    const call = { view_id: id, view, ...(hash !== '' && { hash }) }
    return tried('slack.form-not-updated', client.apiCall('views.update', call))
  }

  async function tried(event: string, call: Promise<unknown>): Promise<boolean> {
    try {
      await call
      return true
    } catch (error) {
      log.warn({ error: codeOf(error) }, event)
      return false
    }
  }

  return { post, whisper, publish, open, openWaiting, update }
}
