import type { Environment } from './config.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])
export const isLoopback = (host: string): boolean => LOOPBACK.has(host.toLowerCase())

/** A link to a person's record goes through nobody's hands in the clear; on this machine alone it may. */
export function isPublicUrl(url: string | null): boolean {
  if (url === null) return true
  if (!URL.canParse(url)) return false
  const { protocol, hostname, search, hash, username, password } = new URL(url)
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return safe && search === '' && hash === '' && username === '' && password === ''
}

type Rule = { broken: (env: Environment) => boolean; says: string }

const production = (env: Environment): boolean => env.NODE_ENV === 'production'
const anySlack = (env: Environment): boolean => Boolean(env.SLACK_BOT_TOKEN || env.SLACK_SIGNING_SECRET)
const teamsSecret = (env: Environment): boolean =>
  Boolean(env.TEAMS_APP_PASSWORD || env.TEAMS_CERTIFICATE_PATH || env.TEAMS_MANAGED_IDENTITY === 'on')
const anyTeams = (env: Environment): boolean => Boolean(env.TEAMS_APP_ID || teamsSecret(env))
const realDoor = (env: Environment): boolean => anySlack(env) || anyTeams(env)
const anonymous = (env: Environment): boolean => env.TEAMS_ANONYMOUS_DEV === 'on'

/** What settings must be together. Each rule says what to do instead. */
const RULES: readonly Rule[] = [
  {
    broken: (env) => production(env) && !realDoor(env),
    says: 'NODE_ENV is production but neither Slack nor Teams is set up. Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or TEAMS_APP_ID, TEAMS_TENANT_ID and a Teams credential.',
  },
  {
    broken: (env) => production(env) && env.SIMULATOR === 'on',
    says: 'SIMULATOR=on is not allowed in production: anyone who reaches the page can be anyone. Remove SIMULATOR.',
  },
  {
    broken: (env) => env.SIMULATOR === 'on' && realDoor(env),
    says: 'SIMULATOR=on is not allowed beside Slack or Teams credentials: it lets anyone be anyone. Remove SIMULATOR, or the credentials.',
  },
  {
    broken: (env) => env.SIMULATOR === 'on' && !isLoopback(env.HOST),
    says: 'SIMULATOR=on needs HOST=127.0.0.1: the simulator has no sign-in and must not be reachable from elsewhere.',
  },
  {
    broken: (env) => Boolean(env.SLACK_BOT_TOKEN) && !env.SLACK_SIGNING_SECRET,
    says: 'SLACK_BOT_TOKEN is set but SLACK_SIGNING_SECRET is not. Copy the signing secret from Basic Information on the Slack app page.',
  },
  {
    broken: (env) => !env.SLACK_BOT_TOKEN && Boolean(env.SLACK_SIGNING_SECRET),
    says: 'SLACK_SIGNING_SECRET is set but SLACK_BOT_TOKEN is not. Copy the bot token (it begins xoxb-) from OAuth & Permissions on the Slack app page.',
  },
  {
    broken: (env) => Boolean(env.SLACK_BOT_TOKEN) && !env.SLACK_BOT_TOKEN?.startsWith('xoxb-'),
    says: 'SLACK_BOT_TOKEN must be a bot token, which begins xoxb-.',
  },
  {
    broken: (env) => production(env) && Boolean(env.SLACK_API_URL),
    says: 'SLACK_API_URL is only for a test peer and is not allowed in production. Remove it.',
  },
  {
    broken: (env) => teamsSecret(env) && !env.TEAMS_APP_ID,
    says: 'A Teams credential is set but TEAMS_APP_ID is empty. An empty app id lets anyone be anyone: set it to the Application (client) ID.',
  },
  {
    broken: (env) => Boolean(env.TEAMS_TENANT_ID) && !anyTeams(env) && !anonymous(env),
    says: 'TEAMS_TENANT_ID is set but TEAMS_APP_ID is empty, so Teams would stay closed. Set TEAMS_APP_ID and a Teams credential, or remove TEAMS_TENANT_ID.',
  },
  {
    broken: (env) => Boolean(env.TEAMS_APP_ID) && !teamsSecret(env) && !anonymous(env),
    says: 'TEAMS_APP_ID is set but there is no credential. Set TEAMS_APP_PASSWORD, or TEAMS_CERTIFICATE_PATH and TEAMS_PRIVATE_KEY_PATH, or TEAMS_MANAGED_IDENTITY=on.',
  },
  {
    broken: (env) => anyTeams(env) && !env.TEAMS_TENANT_ID,
    says: 'TEAMS_TENANT_ID is missing. Set it to your Directory (tenant) ID: only that tenant is answered.',
  },
  {
    broken: (env) => Boolean(env.TEAMS_CERTIFICATE_PATH) !== Boolean(env.TEAMS_PRIVATE_KEY_PATH),
    says: 'TEAMS_CERTIFICATE_PATH and TEAMS_PRIVATE_KEY_PATH go together. Set both or neither.',
  },
  {
    broken: (env) => anonymous(env) && (production(env) || teamsSecret(env) || !isLoopback(env.HOST)),
    says: 'TEAMS_ANONYMOUS_DEV=on switches sign-in off. It is only for development, on HOST=127.0.0.1, without Teams credentials. Remove it.',
  },
  {
    broken: (env) => production(env) && Boolean(env.TEAMS_OPENID_METADATA_URL || env.TEAMS_LOGIN_URL),
    says: 'TEAMS_OPENID_METADATA_URL and TEAMS_LOGIN_URL are only for a test peer and are not allowed in production. Remove them.',
  },
  {
    broken: (env) => (realDoor(env) || production(env)) && !env.ALONGSIDE_KEYS,
    says: "ALONGSIDE_KEYS is missing. Notes are sealed with it. Make one with: node -e \"console.log('1:' + require('crypto').randomBytes(32).toString('base64'))\"",
  },
  {
    broken: (env) => env.SIMULATOR === 'off' && !realDoor(env) && !anonymous(env) && !production(env),
    says: 'SIMULATOR is off and neither Slack nor Teams is set up, so nobody could reach Alongside. Set one of them up, or remove SIMULATOR.',
  },
  {
    broken: (env) => !env.SIMULATOR && !realDoor(env) && !anonymous(env) && !production(env) && !isLoopback(env.HOST),
    says: 'HOST is not this machine alone (127.0.0.1) and neither Slack nor Teams is set up: the simulator has no sign-in. Set HOST=127.0.0.1, or set up a door.',
  },
]

/** The sentences of every rule that is broken. */
export function checkTogether(env: Environment): string[] {
  return RULES.filter((rule) => rule.broken(env)).map((rule) => rule.says)
}
