import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import type { SendOutcome, TerminalReason } from '../../kernel/door.ts'

/** Seconds, where Slack does not say. */
const WAIT = 30
/** A workspace that is being moved into an organisation takes minutes. */
const WAIT_FOR_MIGRATION = 300

/**
 * Slack's error codes for a message to one person, by what they mean for the next try. A code that is not here is
 * `unknown`: looked up and tried once more, because taking it for final would lose a reminder silently.
 */
const TERMINAL: Readonly<Record<TerminalReason, readonly string[]>> = {
  'user-gone': ['user_not_found', 'channel_not_found', 'user_disabled', 'is_inactive', 'cannot_dm_bot', 'is_archived'],
  'blocked-by-user': [],
  'not-installed': ['messages_tab_disabled', 'not_in_channel', 'app_not_installed'],
  'blocked-by-administrator': [
    'restricted_action',
    'restricted_action_read_only_channel',
    'ekm_access_denied',
    'access_denied',
    'team_access_not_granted',
    'enterprise_is_restricted',
    'org_login_required',
    'accesslimited',
  ],
  // `account_inactive` speaks of the token's owner, not of the person written to.
  'credentials-refused': [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'two_factor_setup_required',
  ],
  'message-refused': [
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_too_long',
    'msg_blocks_too_long',
    'no_text',
    'invalid_arguments',
    'invalid_arg_name',
    'metadata_too_large',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'metadata_must_be_sent_from_app',
  ],
}

const REASONS = new Map(
  Object.entries(TERMINAL).flatMap(([reason, codes]) => codes.map((code) => [code, reason as TerminalReason] as const)),
)
const LIMITED = ['ratelimited', 'rate_limited', 'message_limit_exceeded']
/** The connection was never made, so nothing can have been sent. */
const NEVER_REACHED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

/** What became of a message whose sending failed. Never `sent`. */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'retry-after', seconds: error.retryAfter }
  if (error instanceof WebAPIPlatformError)
    return outcomeOfCode(error.data.error, error.data.response_metadata?.retryAfter)
  if (error instanceof WebAPIRequestError && NEVER_REACHED.includes(codeOf(error))) {
    return { kind: 'retry-after', seconds: WAIT }
  }
  return { kind: 'unknown' }
}

function outcomeOfCode(code: string, retryAfter: number | undefined): SendOutcome {
  if (LIMITED.includes(code)) return { kind: 'retry-after', seconds: retryAfter ?? WAIT }
  if (code === 'team_added_to_org') return { kind: 'retry-after', seconds: WAIT_FOR_MIGRATION }
  const reason = REASONS.get(code)
  return reason ? { kind: 'terminal', reason } : { kind: 'unknown' }
}

/** A short code for the log: never the platform's or the network's sentence, which may hold an address or a text. */
export function codeOf(error: unknown): string {
  if (error instanceof WebAPIPlatformError)
    return /^[a-z0-9_]{1,60}$/.test(error.data.error) ? error.data.error : 'other'
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited'
  if (error instanceof WebAPIRequestError) return networkCode(error.original)
  return error instanceof Error ? error.name : 'other'
}

function networkCode(error: Error): string {
  const cause: unknown = error.cause
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code
  return error.name
}
