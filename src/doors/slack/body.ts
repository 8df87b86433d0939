import express, { type ErrorRequestHandler, type RequestHandler } from 'express'

/** Slack's largest payload (a full modal) is about 250 KB. */
const MAX_BYTES = 1_048_576
/** Milliseconds in which the whole body must have arrived; Slack itself gives up after three seconds. */
const PATIENCE = 5_000

/**
 * Reads the body as the exact text that was signed and leaves it in `request.body`. Answers 413, 408 and 400 itself,
 * with a fixed sentence: what was sent is never repeated.
 */
export function readBody(patience = PATIENCE): (RequestHandler | ErrorRequestHandler)[] {
  return [hurry(patience), express.raw({ limit: MAX_BYTES, type: () => true, inflate: false }), decode, refuse]
}

function hurry(patience: number): RequestHandler {
  return (request, response, next) => {
    const timer = setTimeout(() => {
      if (response.headersSent) return
      response.once('finish', () => request.destroy())
      response.status(408).set('Connection', 'close').type('text').send('That came too slowly.')
    }, patience)
    request.once('end', () => clearTimeout(timer))
    request.once('close', () => clearTimeout(timer))
    next()
  }
}

const decode: RequestHandler = (request, _response, next) => {
  const bytes: unknown = request.body
  request.body = Buffer.isBuffer(bytes) ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) : ''
  next()
}

const refuse: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (response.headersSent) return
  const tooLarge = typeof error === 'object' && error !== null && 'status' in error && error.status === 413
  response
    .status(tooLarge ? 413 : 400)
    .type('text')
    .send(tooLarge ? 'That is too large.' : 'That could not be read.')
}
