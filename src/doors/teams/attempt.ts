import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js'

type ConnectorOptions = NonNullable<ConstructorParameters<typeof TeamsAdapter>[3]>
export type HttpClient = NonNullable<ConnectorOptions['httpClient']>

/** One call to the Bot Connector that did not succeed. `body` names the reason and is never logged. */
export class ConnectorRefusal extends Error {
  readonly status: number
  readonly retryAfter: string | null
  readonly body: string

  constructor(status: number, retryAfter: string | null, body: string) {
    super(`The Bot Connector answered ${status}.`)
    this.name = 'ConnectorRefusal'
    this.status = status
    this.retryAfter = retryAfter
    this.body = body
  }
}

/**
 * How the SDK's connector reaches the network: one attempt, with a time limit (milliseconds), to the address given and
 * no other. By itself the connector retries (which can double a message), waits for ever, and follows redirects. Its
 * retry policy lets errors of an unknown kind pass, so a refusal is thrown as one.
 */
export function oneAttempt(limit: number): HttpClient {
  return {
    sendRequest: async (request) => {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers.headersArray().map(({ name, value }) => [name, value]),
        body: typeof request.body === 'string' ? request.body : null,
        redirect: 'error',
        signal: AbortSignal.timeout(limit),
      })
      const body = await response.text()
      if (!response.ok) throw new ConnectorRefusal(response.status, response.headers.get('retry-after'), body)
      const headers = request.headers.clone()
      for (const name of headers.headerNames()) headers.remove(name)
      response.headers.forEach((value, name) => {
        headers.set(name, value)
      })
      return { request, status: response.status, headers, bodyAsText: body }
    },
  }
}
