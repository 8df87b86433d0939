import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Router } from 'express'
import type { DoorLog, Web } from './conversation/exchange.ts'
import { Failure } from './kernel/failure.ts'

export type Readiness = { ready: boolean; checks: Readonly<Record<string, string>> }

export type WebServer = Web & { listen(): Promise<void>; close(): Promise<void> }

/** A slow body or a stalled header holds a socket no longer than this (milliseconds). */
const REQUEST_TIMEOUT = 15_000
const STOP_GRACE = 5_000

/**
 * The one HTTP server all doors share. Each door mounts a router at its own path and reads its own bodies, because a
 * signature is made over the raw bytes. Errors answer with a status and nothing else: a stack or a message could hold
 * what somebody typed.
 */
export function createWeb(options: {
  host: string
  port: number
  log: DoorLog
  readiness: () => Promise<Readiness>
}): WebServer {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', false)
  // Nothing may be cached, so nobody asks whether a copy is still good.
  app.set('etag', false)
  app.use((_request, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'no-referrer')
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  app.get('/healthz', (_request, response) => {
    response.json({ alive: true })
  })
  app.get('/readyz', async (_request, response) => {
    const state = await options.readiness()
    response.status(state.ready ? 200 : 503).json(state)
  })
  const doors = express.Router()
  app.use(doors)
  app.use((_request, response) => {
    response.status(404).type('text').send('There is nothing at this address.')
  })
  app.use(lastResort(options.log))

  const server = createServer({ requestTimeout: REQUEST_TIMEOUT, headersTimeout: REQUEST_TIMEOUT }, app)
  return {
    mount: (path, router) => {
      doors.use(path, router as Router)
    },
    origin: () => originOf(server),
    listen: () => listen(server, options.host, options.port),
    close: () => close(server),
  }
}

function lastResort(log: DoorLog): ErrorRequestHandler {
  // Four parameters are how Express knows this for an error handler. `next` is never called: it would print the stack.
  return (error: unknown, _request, response, _next) => {
    const status = statusOf(error)
    if (status >= 500) log.error({ status, error: error instanceof Error ? error.name : 'unknown' }, 'web.failed')
    if (response.headersSent) {
      response.destroy()
      return
    }
    response
      .status(status)
      .type('text')
      .send(status === 413 ? 'That is too large.' : 'That could not be read.')
  }
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  return status >= 400 && status < 600 ? status : 500
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(unreachable(error, host, port)))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      server.on('error', () => undefined)
      resolve()
    })
  })
}

function unreachable(error: Error, host: string, port: number): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is in use by another program, perhaps another Alongside. Stop that one, or set PORT to another number.`,
    EACCES: `This user may not open port ${port}. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `HOST is ${host}, which is not an address of this machine. Set HOST to one that is, for example 127.0.0.1.`,
    ENOTFOUND: `HOST is ${host}, which is not an address of this machine. Set HOST to one that is, for example 127.0.0.1.`,
  }
  const words = 'code' in error ? reasons[String(error.code)] : undefined
  return words ? new Failure('unavailable', words, 'web server can not listen') : error
}

function originOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), STOP_GRACE)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}
