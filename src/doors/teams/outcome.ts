import type { SendOutcome, TerminalReason } from '../../kernel/door.ts'
import { ConnectorRefusal } from './attempt.ts'

/** Seconds to wait where the platform does not say. */
const WAIT_WHEN_LIMITED = 30
const WAIT_WHEN_BUSY = 5
const WAIT_WHEN_UNREACHABLE = 30

/** The platform did not take the message and asks to be called again. */
const BUSY = new Set([412, 502, 503, 504])

const BY_STATUS: Readonly<Record<number, TerminalReason>> = {
  400: 'message-refused',
  401: 'credentials-refused',
  404: 'user-gone',
  413: 'message-refused',
}

/** Why Teams forbids a message, by the code in the body of its 403. */
const BY_CODE: readonly (readonly [string, TerminalReason])[] = [
  ['MessageWritesBlocked', 'blocked-by-user'],
  ['ConversationBlockedByUser', 'blocked-by-user'],
  ['BotNotInConversationRoster', 'not-installed'],
  ['BotDisabledByAdmin', 'blocked-by-administrator'],
]

/** Failures that happen before anything is sent: nobody can have got the message. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** What a failed send amounts to. A time-out, a reset or a 500 may have come after the message was taken: `unknown`. */
export function outcomeOf(error: unknown): SendOutcome {
  if (!(error instanceof ConnectorRefusal)) {
    return NEVER_SENT.has(causeOf(error))
      ? { kind: 'retry-after', seconds: WAIT_WHEN_UNREACHABLE }
      : { kind: 'unknown' }
  }
  if (error.status === 429) return { kind: 'retry-after', seconds: secondsOf(error.retryAfter) }
  if (BUSY.has(error.status)) return { kind: 'retry-after', seconds: WAIT_WHEN_BUSY }
  if (error.status === 403) return { kind: 'terminal', reason: forbidden(error.body) }
  const reason = BY_STATUS[error.status]
  return reason ? { kind: 'terminal', reason } : { kind: 'unknown' }
}

/** A 403 without a code we know is shown to the administrator, who can look the tenant's settings up. */
function forbidden(body: string): TerminalReason {
  return BY_CODE.find(([code]) => body.includes(code))?.[1] ?? 'blocked-by-administrator'
}

function secondsOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : WAIT_WHEN_LIMITED
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}
