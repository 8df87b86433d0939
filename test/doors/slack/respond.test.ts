import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRespond } from '../../../src/doors/slack/respond.ts'

let server: Server
let origin: string
let heard: string[]
let status: number
let tried: number
const log = {
  info: () => undefined,
  warn: () => {
    tried += 1
  },
  error: () => undefined,
}
beforeEach(async () => {
  heard = []
  status = 200
  tried = 0
  server = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.writeHead(status, { location: '/elsewhere' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => server.close())

it('posts where the test peer lives, at most five times', async () => {
  const respond = createRespond(`${origin}/api/`, log)
  expect(await respond(`${origin}/r`, Array(7).fill({ text: 'x' }))).toBe(5)
  expect(heard).toHaveLength(5)
})

it('posts nowhere but to Slack', async () => {
  const respond = createRespond(null, log)
  const lookalikes = [
    'https://slack.com.evil.example/r',
    'https://notslack.com/r',
    'http://hooks.slack.com/r',
    'file:///r',
    '',
  ]
  for (const url of [`${origin}/r`, ...lookalikes]) expect(await respond(url, [{ text: 'x' }])).toBe(0)
  expect(heard).toEqual([])
  expect(tried).toBe(0)
})

it('stops at the first refusal, and follows nobody elsewhere', async () => {
  const respond = createRespond(`${origin}/api/`, log)
  for (status of [404, 500, 302]) expect(await respond(`${origin}/r`, [{ text: 'x' }, { text: 'y' }])).toBe(0)
  expect(heard).toEqual(['/r', '/r', '/r'])
})
