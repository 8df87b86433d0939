import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OWEN, openStage, type Stage } from './stage.ts'

let stage: Stage
let port: string

beforeAll(async () => {
  stage = await openStage()
  port = new URL(stage.origin).port
})
afterAll(() => stage.close())

/** The status for a request with exactly these headers, which `fetch` would not let us set. */
function status(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.destroy()
      resolve(response.statusCode)
    })
    sent.on('error', reject)
    sent.end()
  })
}

const SAY = `/as/${OWEN.reference}/say`

describe('only our own pages', () => {
  it.each([
    '/',
    `/as/${OWEN.reference}`,
    `/as/${OWEN.reference}/events`,
    '/simulator/theme.css',
    '/simulator/mark.svg',
  ])('are served under a loopback name with our port: %s', async (path) => {
    for (const name of ['127.0.0.1', 'localhost', '[::1]'])
      expect(await status('GET', path, { host: `${name}:${port}` })).toBe(200)
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      `127.0.0.1.evil.example:${port}`,
    ])
      expect(await status('GET', path, { host })).toBe(403)
  })

  it.each([
    [200, { 'sec-fetch-site': 'same-origin', accept: 'application/json' }],
    [200, { origin: 'OWN', accept: 'application/json' }],
    [200, { origin: 'OWN', 'sec-fetch-site': 'same-origin', accept: 'application/json' }],
    [403, {}],
    [403, { origin: 'https://evil.example' }],
    [403, { origin: 'null' }],
    [403, { origin: 'http://127.0.0.1:1' }],
    [403, { 'sec-fetch-site': 'cross-site' }],
    [403, { 'sec-fetch-site': 'same-site', origin: 'OWN' }],
    [403, { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
  ])('may write: %i for %j', async (expected, headers) => {
    const before = stage.requests.length
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value === 'OWN' ? stage.origin : value]),
    )
    expect(await status('POST', SAY, own as Record<string, string>)).toBe(expected)
    expect(stage.requests.length - before).toBe(expected === 200 ? 1 : 0)
  })

  it('load nothing from elsewhere and are kept by nobody', async () => {
    for (const path of ['/', `/as/${OWEN.reference}`]) {
      const response = await fetch(stage.origin + path)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|\*|http/)
      expect(response.headers.get('cache-control')).toBe('no-store')
      const markup = await response.text()
      expect(markup).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
      expect(markup).not.toMatch(/\sstyle=|\son\w+=|<script(?![^>]*src=)/)
    }
  })

  it('serve their assets and nothing beside them', async () => {
    const style = await fetch(`${stage.origin}/simulator/theme.css`)
    expect([style.status, style.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect((await fetch(`${stage.origin}/simulator/..%2findex.ts`)).status).toBe(404)
  })
})
