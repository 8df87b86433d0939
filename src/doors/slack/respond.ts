import type { DoorLog } from '../../conversation/exchange.ts'

/** Slack takes five messages by one response URL, in half an hour. */
const USES = 5
const PATIENCE = 5_000
/** Where Slack's own response URLs live, the government cloud included. */
const HOSTS = ['slack.com', 'slack-gov.com']

/**
 * Posts messages by a response URL, in order, and returns how many Slack took. The address is part of a signed payload,
 * and is still held to Slack's own hosts (or the test peer's): what is posted is meant for one person.
 */
export function createRespond(apiUrl: string | null, log: DoorLog) {
  const trusted = (url: string): boolean => {
    const { protocol, hostname, origin } = new URL(url)
    if (apiUrl && origin === new URL(apiUrl).origin) return true
    return protocol === 'https:' && HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  }
  return async (url: string, messages: readonly object[]): Promise<number> => {
    if (!URL.canParse(url) || !trusted(url)) return 0
    let taken = 0
    for (const message of messages.slice(0, USES)) {
      const status = await post(url, message)
      if (status !== 200) {
        log.warn({ status, taken }, 'slack.response-url-refused')
        return taken
      }
      taken += 1
    }
    return taken
  }
}

export type Respond = ReturnType<typeof createRespond>

/** The HTTP status, or 0 where there was no answer. */
async function post(url: string, message: object): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    })
    await response.body?.cancel()
    return response.status
  } catch {
    return 0
  }
}
