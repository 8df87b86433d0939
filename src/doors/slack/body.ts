import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'

/** Slack's largest payload (a full modal) is about 250 KB. */
const MAX_BYTES = 1_048_576
/** Milliseconds in which the whole body must have arrived; Slack itself gives up after three seconds. */
const PATIENCE = 5_000

type Refusal = 408 | 413 | 400

const SENTENCES: Record<Refusal, string> = {
  408: 'That came too slowly.',
  413: 'That is too large.',
  400: 'That could not be read.',
}

/**
 * Reads the body as the exact text that was signed and leaves it in `request.body`. Refuses by itself, with a fixed
 * sentence and as soon as it knows. Express's own reader waits for the end of what is too large before it says so.
 */
export function readBody(patience = PATIENCE): RequestHandler {
  return async (request, response, next) => {
    const read =
      (request.headers['content-encoding'] ?? 'identity') === 'identity' ? await collect(request, patience) : 400
    const text = typeof read === 'number' ? read : decode(read)
    if (typeof text === 'string') {
      request.body = text
      next()
      return
    }
    if (text === 408) {
      response.set('Connection', 'close')
      response.once('finish', () => request.destroy())
    }
    response.status(text).type('text').send(SENTENCES[text])
  }
}

/** What is too large is not kept; the rest of it is let run out for a while, so that its sender hears the answer. */
function collect(request: IncomingMessage, patience: number): Promise<Buffer | Refusal> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const late = setTimeout(() => (size > MAX_BYTES ? request.destroy() : resolve(408)), patience)
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_BYTES) chunks.push(chunk)
      else resolve(413)
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', () => resolve(400))
    request.once('close', () => {
      clearTimeout(late)
      resolve(400)
    })
  })
}

function decode(bytes: Buffer): string | 400 {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return 400
  }
}
