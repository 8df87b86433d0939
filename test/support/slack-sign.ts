import { createHmac } from 'node:crypto'

export type Signed = { body: string; headers: Record<string, string> }

/** Signs a body as Slack does. `at`: seconds since 1970, now when left out. */
export function sign(secret: string, body: string, contentType: string, at = Math.floor(Date.now() / 1000)): Signed {
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
  return {
    body,
    headers: { 'content-type': contentType, 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature },
  }
}

const FORM = 'application/x-www-form-urlencoded'

/** The three shapes in which Slack sends: a command, an interaction, an event. */
export const signCommand = (secret: string, fields: Readonly<Record<string, string>>, at?: number): Signed =>
  sign(secret, new URLSearchParams(fields).toString(), FORM, at)
export const signInteraction = (secret: string, payload: object, at?: number): Signed =>
  sign(secret, new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM, at)
export const signEvent = (secret: string, payload: object, at?: number): Signed =>
  sign(secret, JSON.stringify(payload), 'application/json', at)

export const post = (url: string, signed: Signed): Promise<Response> =>
  fetch(url, { method: 'POST', headers: signed.headers, body: signed.body })
