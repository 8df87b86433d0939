import express from 'express'
import { afterEach, expect, test, vi } from 'vitest'
import { createWeb, type WebServer } from '../src/web.ts'
import { rememberingLog } from './support/store.ts'

const NOTE = 'canary: what Priya said'

let web: WebServer
afterEach(async () => {
  await web.close()
  vi.restoreAllMocks()
})

async function serving(route: express.RequestHandler) {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const log = rememberingLog()
  web = createWeb({ host: '127.0.0.1', port: 0, log, readiness: async () => ({ ready: true, checks: {} }) })
  web.mount('/', express.Router().get('/broken', route))
  await web.listen()
  return { log, printed, get: () => fetch(`${web.origin()}/broken`) }
}

test('a route that breaks answers a status and a fixed sentence, and only the kind of error is logged', async () => {
  const { log, printed, get } = await serving(() => {
    throw new TypeError(NOTE)
  })
  const response = await get()
  expect([response.status, await response.text()]).toEqual([500, 'That could not be read.'])
  expect(log.lines).toEqual([{ level: 'error', event: 'web.failed', fields: { status: 500, error: 'TypeError' } }])
  expect(printed).not.toHaveBeenCalled()
})

test('one that breaks in the middle of its answer is cut off, and nothing is printed', async () => {
  const { log, printed, get } = await serving((_request, response) => {
    response.write('the first half')
    throw new TypeError(NOTE)
  })
  await expect(get().then((response) => response.text())).rejects.toThrow()
  expect(log.lines).toEqual([{ level: 'error', event: 'web.failed', fields: { status: 500, error: 'TypeError' } }])
  expect(printed).not.toHaveBeenCalled()
})
