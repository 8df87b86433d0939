export type TeamsCredential =
  | { kind: 'password'; password: string }
  | { kind: 'certificate'; certificatePath: string; privateKeyPath: string }
  | { kind: 'managed-identity' }
  | { kind: 'anonymous-dev' }

export type TeamsSettings = {
  /** The Application (client) ID. Empty only with `anonymous-dev`. */
  appId: string
  credential: TeamsCredential
  /** The one tenant that is answered. */
  tenantId: string
  /** Host names (with port where it is not 443) that messages may be sent to, lower case. */
  serviceHosts: readonly string[]
  /** Where Microsoft's signing keys are looked up. Another address is only for a test peer; null is Microsoft's. */
  openIdMetadataUrl: string | null
  /** The OAuth token address. Another one is only for a test peer; null is Microsoft's for the tenant. */
  loginUrl: string | null
}

/**
 * With nobody signed in, or with somebody else's keys, the door talks to a program on this machine: only then may a
 * service URL be plain http, and only on loopback.
 */
export function isDevelopment(settings: TeamsSettings): boolean {
  return settings.credential.kind === 'anonymous-dev' || settings.openIdMetadataUrl !== null
}
