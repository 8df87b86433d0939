import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import express from 'express'
import { afterEach, expect, it } from 'vitest'
import { readBody } from '../../../src/doors/slack/body.ts'

let server: Server
afterEach(() => server.close())

async function serve(patience: number): Promise<number> {
  const app = express()
  app.post('/', readBody(patience), (request: express.Request, response: express.Response) => {
    response.send(request.body)
  })
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Sends raw lines and hears everything until the other side hangs up. */
function hear(port: number, ...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.on('data', (bytes) => {
      heard += bytes.toString()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(heard))
    socket.write(lines.join('\r\n'))
  })
}

it('hands on exactly what was sent', async () => {
  const port = await serve(5_000)
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '\uFEFFtext=caf\u00E9&x=%41' })
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('\uFEFFtext=caf\u00E9&x=%41')
})

it('gives up on a body that does not come, and hangs up', async () => {
  const port = await serve(100)
  const answer = await hear(port, 'POST / HTTP/1.1', 'Host: x', 'Content-Length: 100', '', 'half')
  expect(answer).toMatch(/^HTTP\/1.1 408 /)
})

it('says that a body without an end is too large, and does not read on for ever', async () => {
  const port = await serve(300)
  const request = `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
  const heard = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    const more = (): void => {
      if (socket.writable) socket.write(chunk, () => setImmediate(more))
    }
    socket.on('data', (bytes) => {
      answer += bytes.toString()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
    socket.write(request, more)
  })
  expect(heard).toMatch(/^HTTP\/1.1 413 /)
})
