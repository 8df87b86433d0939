import { createHash, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { TeamsCredential, TeamsSettings } from './settings.ts'

export type Access =
  | { kind: 'token'; token: string }
  /** Development without sign-in: nothing is sent with the call. */
  | { kind: 'anonymous' }
  /** Microsoft says that the credential is wrong, expired or not allowed: an administrator has to act. */
  | { kind: 'refused' }
  /** Nobody answered: worth another try. */
  | { kind: 'unreachable' }

/** Asks for the token that calls to the Bot Connector need. Cached until shortly before it expires. Never throws. */
export type Credentials = () => Promise<Access>

const SCOPE = 'https://api.botframework.com'
const AUTHORITY = 'https://login.microsoftonline.com'
const REFUSALS = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_grant',
  'access_denied',
  'invalid_resource',
])
const TIME_LIMIT = 10_000

type Tokens = { acquire(): Promise<string | null> }

/** Throws when a certificate cannot be read: the door does not open. */
export async function openCredentials(settings: TeamsSettings): Promise<Credentials> {
  const make: {
    [K in TeamsCredential['kind']]: (credential: TeamsCredential & { kind: K }) => Promise<Tokens | null>
  } = {
    password: ({ password }) => confidential(settings, { clientSecret: password }),
    certificate: async ({ certificatePath, privateKeyPath }) =>
      confidential(settings, { clientCertificate: await readCertificate(certificatePath, privateKeyPath) }),
    'managed-identity': () => managedIdentity(settings),
    'anonymous-dev': async () => null,
  }
  const open = make[settings.credential.kind] as (credential: TeamsCredential) => Promise<Tokens | null>
  const tokens = await open(settings.credential)
  return async () => {
    if (!tokens) return { kind: 'anonymous' }
    try {
      const token = await within(TIME_LIMIT, tokens.acquire())
      return token ? { kind: 'token', token } : { kind: 'unreachable' }
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : ''
      return { kind: REFUSALS.has(code) ? 'refused' : 'unreachable' }
    }
  }
}

type Proof =
  | { clientSecret: string }
  | { clientCertificate: { thumbprintSha256: string; privateKey: string; x5c: string } }

async function confidential(settings: TeamsSettings, proof: Proof): Promise<Tokens> {
  const { ConfidentialClientApplication } = await import('@azure/msal-node')
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: settings.appId,
      authority: `${AUTHORITY}/${settings.tenantId}`,
      ...proof,
      ...(settings.loginUrl === null ? {} : { authorityMetadata: metadataFor(settings.loginUrl) }),
    },
  })
  return {
    acquire: async () =>
      (await application.acquireTokenByClientCredential({ scopes: [`${SCOPE}/.default`] }))?.accessToken ?? null,
  }
}

/** What the login service would publish about itself, so that it is not asked. */
function metadataFor(loginUrl: string): string {
  return JSON.stringify({
    issuer: loginUrl,
    authorization_endpoint: loginUrl,
    token_endpoint: loginUrl,
    jwks_uri: loginUrl,
  })
}

async function managedIdentity(settings: TeamsSettings): Promise<Tokens> {
  const { ManagedIdentityApplication } = await import('@azure/msal-node')
  const application = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: settings.appId },
  })
  return { acquire: async () => (await application.acquireToken({ resource: SCOPE })).accessToken }
}

async function readCertificate(certificatePath: string, privateKeyPath: string) {
  const [x5c, privateKey] = await Promise.all([readFile(certificatePath, 'utf8'), readFile(privateKeyPath, 'utf8')])
  const thumbprintSha256 = createHash('sha256').update(new X509Certificate(x5c).raw).digest('hex')
  return { thumbprintSha256, privateKey, x5c }
}

async function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The login service did not answer in time.')), limit)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
