import { type Logger, LogLevel } from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { DoorLog } from '../../conversation/exchange.ts'

/** Seconds to wait after a 429 that does not say how long. */
const RETRY_AFTER = '30'

export type Clients = {
  /** For somebody who is waiting: one more try, and never behind a burst. */
  interactive: WebClient
  /** For reminders: no retry of its own, because a retry after a lost answer doubles the message. */
  bulk: WebClient
}

/**
 * Two clients, because one 429 stops everything a client has in its queue: a supervisor's form would wait behind the
 * weekly digests.
 */
export function createClients(config: { botToken: string; apiUrl?: string | null }, log: DoorLog): Clients {
  const common: WebClientOptions = {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    allowAbsoluteUrls: false,
    rejectRateLimitedCalls: true,
    fetch: fetchSayingWhen,
    logger: sdkLogger(log),
  }
  return {
    interactive: new WebClient(config.botToken, {
      ...common,
      timeout: 5_000,
      retryConfig: { retries: 1, minTimeout: 250, maxTimeout: 250 },
    }),
    bulk: new WebClient(config.botToken, { ...common, timeout: 10_000, retryConfig: { retries: 0 } }),
  }
}

/** The SDK turns a 429 without a readable Retry-After into a nameless error: give it one. */
const fetchSayingWhen: NonNullable<WebClientOptions['fetch']> = async (url, init) => {
  const response = await fetch(url, init)
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response
  return new Response(null, { status: 429, headers: { 'retry-after': RETRY_AFTER } })
}

/** The SDK's log lines may hold bodies, tokens and addresses: only that there was one is kept. */
export function sdkLogger(log: DoorLog): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => log.warn({ source: 'sdk' }, 'slack.sdk-warned'),
    error: () => log.error({ source: 'sdk' }, 'slack.sdk-failed'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
