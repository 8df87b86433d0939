import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import jwt from 'jsonwebtoken'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCredentials } from '../../../src/doors/teams/credentials.ts'
import type { TeamsCredential } from '../../../src/doors/teams/settings.ts'

let login: Server
let answer: { status: number; body: object } = { status: 200, body: {} }
const asked: URLSearchParams[] = []
const folder = mkdtempSync(path.join(tmpdir(), 'alongside-certificate-'))
const [certificatePath, privateKeyPath] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')]

beforeAll(async () => {
  login = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      asked.push(new URLSearchParams(body))
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  login.close()
  rmSync(folder, { recursive: true })
})

const TOKEN = { status: 200, body: { token_type: 'Bearer', expires_in: 3_599, access_token: 'the-token' } }
const credentialsOf = (credential: TeamsCredential) =>
  openCredentials({
    appId: '11111111-1111-4111-8111-111111111111',
    credential,
    tenantId: '22222222-2222-4222-8222-222222222222',
    serviceHosts: [],
    openIdMetadataUrl: null,
    loginUrl: `http://127.0.0.1:${(login.address() as AddressInfo).port}/token`,
  })

test('a password gets a token for the Bot Connector, kept until it runs out', async () => {
  answer = TOKEN
  const credentials = await credentialsOf({ kind: 'password', password: 'a secret' })
  expect(await credentials()).toEqual({ kind: 'token', token: 'the-token' })
  expect(await credentials()).toEqual({ kind: 'token', token: 'the-token' })
  expect(asked).toHaveLength(1)
  expect(asked[0]?.get('scope')).toContain('https://api.botframework.com/.default')
  expect(asked[0]?.get('client_secret')).toBe('a secret')
})

test('a refusal is told apart from trouble that passes', async () => {
  const credentials = await credentialsOf({ kind: 'password', password: 'old' })
  answer = { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000222: expired' } }
  expect(await credentials()).toEqual({ kind: 'refused' })
  answer = TOKEN
  expect(await credentials()).toMatchObject({ kind: 'token' })
  const others = await credentialsOf({ kind: 'password', password: 'another' })
  answer = { status: 503, body: {} }
  expect(await others()).toEqual({ kind: 'unreachable' })
})

test('without sign-in there is no token', async () => {
  expect(await (await credentialsOf({ kind: 'anonymous-dev' }))()).toEqual({ kind: 'anonymous' })
})

const openssl = (() => {
  try {
    const subject = ['-subj', '/CN=alongside', '-keyout', privateKeyPath, '-out', certificatePath]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject], {
      stdio: 'pipe',
    })
    return true
  } catch {
    return false
  }
})()

test.skipIf(!openssl)(
  `a certificate signs for the app${openssl ? '' : ' (skipped: no openssl to make one with)'}`,
  async () => {
    answer = TOKEN
    const credentials = await credentialsOf({ kind: 'certificate', certificatePath, privateKeyPath })
    expect(await credentials()).toEqual({ kind: 'token', token: 'the-token' })
    const assertion = asked.at(-1)?.get('client_assertion') ?? ''
    const claims = jwt.verify(assertion, readFileSync(certificatePath), {
      algorithms: ['PS256', 'RS256'],
      clockTolerance: 5,
    })
    expect(claims).toMatchObject({ iss: '11111111-1111-4111-8111-111111111111' })
  },
)

test('a certificate that is not there keeps the door shut', async () => {
  const missing = path.join(folder, 'missing.pem')
  const credential = { kind: 'certificate', certificatePath: missing, privateKeyPath: missing } as const
  await expect(credentialsOf(credential)).rejects.toThrow('missing.pem')
})
