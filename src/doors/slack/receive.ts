import type { ReceiverEvent } from '@slack/bolt'
import { type RequestHandler, type Response, Router } from 'express'
import type { DoorPorts } from '../../conversation/exchange.ts'
import { readBody } from './body.ts'
import { jsonObject, textAt } from './payload.ts'
import { judge } from './signature.ts'

/** Slack lets each kind of payload have its own address; all of them may share one. */
const PATHS = ['/events', '/commands', '/interactive']

/**
 * The way in: raw bytes → signature → payload → `accept`. Nothing of the body is looked at before the signature is
 * known to be Slack's, `ssl_check` included.
 */
export function receiver(
  ports: Pick<DoorPorts, 'hostTime' | 'firstSeen' | 'log'>,
  signingSecret: string,
  accept: (event: ReceiverEvent) => Promise<void>,
): Router {
  const receive: RequestHandler = async (request, response) => {
    const raw = String(request.body)
    const verdict = judge(request.headers, raw, { signingSecret, now: ports.hostTime(), firstSeen: ports.firstSeen })
    if (verdict !== 'authentic') {
      ports.log.warn({ verdict }, 'slack.refused')
      response.status(401).type('text').send('That is not signed by Slack.')
      return
    }
    const body = payloadOf(raw, request.headers['content-type'] ?? '')
    if (!body) {
      response.status(400).type('text').send('That could not be read.')
      return
    }
    if (textAt(body, 'type') === 'url_verification') {
      response.json({ challenge: textAt(body, 'challenge') })
      return
    }
    if (textAt(body, 'ssl_check') === '1') {
      response.end()
      return
    }
    await accept({ body, ack: acknowledge(response) })
    if (!response.headersSent) response.status(404).end()
  }
  const router = Router()
  router.post(PATHS, readBody(), receive)
  return router
}

/** Events come as JSON; commands as a form; everything pressed or submitted as JSON in a form's `payload`. */
function payloadOf(raw: string, contentType: string): Readonly<Record<string, unknown>> | null {
  if (contentType.startsWith('application/json')) return jsonObject(raw)
  const form = Object.fromEntries(new URLSearchParams(raw))
  return form.payload === undefined ? form : jsonObject(form.payload)
}

type Serialised = { head: Record<string, string | number>; bytes: Buffer }

/** The door acknowledges with the same object where the answer is the same: its bytes are made once. */
const made = new WeakMap<object, Serialised>()

function serialised(answer: object): Serialised {
  const known = made.get(answer)
  if (known) return known
  const bytes = Buffer.from(JSON.stringify(answer))
  const head = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length }
  const fresh = { head, bytes }
  made.set(answer, fresh)
  return fresh
}

/** The answer within three seconds: nothing, a text, or a message. A second answer is ignored. */
function acknowledge(response: Response): (answer?: unknown) => Promise<void> {
  return async (answer) => {
    if (response.headersSent) return
    if (answer === undefined) response.status(200).end()
    else if (typeof answer === 'string') response.status(200).json({ text: answer })
    else {
      const { head, bytes } = serialised(answer as object)
      response.writeHead(200, head).end(bytes)
    }
  }
}
