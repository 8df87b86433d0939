import { get, type IncomingMessage } from 'node:http'

/** One entry as the page is told of it; an empty `html` takes it away. */
export type Change = { id: number; version: number; html: string }
export type Answer = { status: number; changes: readonly Change[]; trouble: string | null }

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Sends a form as the page's own script does. */
export async function postForm(origin: string, path: string, fields: Fields): Promise<Answer> {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: { accept: 'application/json', origin },
    body: bodyOf(fields),
  })
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) }
}

/** Tells of what is being typed, as the page's own script does; nothing is answered. */
export async function sendDraft(origin: string, path: string, fields: Fields): Promise<void> {
  const response = await fetch(origin + path, { method: 'POST', headers: { origin }, body: bodyOf(fields) })
  if (response.status !== 204) throw new Error(`the draft was answered with ${response.status}`)
}

export function bodyOf(fields: Fields): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  return body
}

export type Stream = { close(): void }

/** Listens to one person's live stream; resolves once the server has accepted it. */
export function listen(url: string, seen: (event: string, data: unknown) => void): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`the live stream answered ${response.statusCode}`))
      readEvents(response, seen)
      resolve({ close: () => request.destroy() })
    })
    request.on('error', reject)
  })
}

function readEvents(response: IncomingMessage, seen: (event: string, data: unknown) => void): void {
  let rest = ''
  response.setEncoding('utf8')
  // The stream ends when either side closes: nothing is lost by it, and the test that waits for an event says so.
  response.on('error', () => undefined)
  response.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1]
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (event && data) seen(event, JSON.parse(data))
    }
  })
}
