import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { checkTogether, isLoopback, isPublicUrl } from './config-rules.ts'

/** Every fault of the environment at once, one line each, in words an administrator can act on. */
export class ConfigFault extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`Alongside can't start with these settings:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.name = 'ConfigFault'
    this.faults = faults
  }
}

export type TeamsCredential =
  | { kind: 'password'; password: string }
  | { kind: 'certificate'; certificatePath: string; privateKeyPath: string }
  | { kind: 'managed-identity' }
  | { kind: 'anonymous-dev' }

export type Config = {
  production: boolean
  host: string
  port: number
  /** Where people's browsers reach this app, without a slash at the end; null where nobody has said. */
  publicUrl: string | null
  dataDir: string
  databaseUrl: string | null
  /** As `id:base64,id:base64`; null only in the simulator, which makes its own. */
  keys: string | null
  slack: { botToken: string; signingSecret: string; apiUrl: string | null } | null
  teams: {
    appId: string
    credential: TeamsCredential
    tenantId: string
    serviceHosts: readonly string[]
    openIdMetadataUrl: string | null
    loginUrl: string | null
  } | null
  simulator: boolean
  directoryPath: string | null
  policyPath: string | null
  logLevel: 'error' | 'warn' | 'info'
}

/** Bot Connector hosts of the public cloud and of the UK; a force may name its own list. */
const SERVICE_HOSTS = 'smba.trafficmanager.net,smba.infra.gcc.teams.microsoft.com'

const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? null : value))
  .nullable()
  .default(null)
const onOff = z.enum(['on', 'off'], { error: 'must be "on" or "off"' }).nullable().default(null)
const PORT = 'must be a port number from 0 to 65535'

const Environment = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'must be production, development or test' })
    .nullable()
    .default(null),
  PORT: z.coerce.number(PORT).int(PORT).min(0, PORT).max(65535, PORT).default(3000),
  HOST: z.string().trim().default('127.0.0.1'),
  PUBLIC_URL: text
    .refine(isPublicUrl, 'must be the https address people’s browsers open, with nothing after ? or #')
    .transform((url) => url && new URL(url).href.replace(/\/+$/, '')),
  DATABASE_URL: text.refine(
    (url) => url === null || /^postgres(ql)?:\/\/\S+$/.test(url),
    'must start with postgresql://',
  ),
  DATA_DIR: z.string().trim().min(1).default('./data'),
  ALONGSIDE_KEYS: text,
  SLACK_BOT_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_API_URL: text,
  TEAMS_APP_ID: text,
  TEAMS_APP_PASSWORD: text,
  TEAMS_CERTIFICATE_PATH: text,
  TEAMS_PRIVATE_KEY_PATH: text,
  TEAMS_MANAGED_IDENTITY: onOff,
  TEAMS_TENANT_ID: text,
  TEAMS_SERVICE_HOSTS: z.string().trim().default(SERVICE_HOSTS),
  TEAMS_ANONYMOUS_DEV: onOff,
  TEAMS_OPENID_METADATA_URL: text,
  TEAMS_LOGIN_URL: text,
  SIMULATOR: onOff,
  DIRECTORY_PATH: text,
  POLICY_PATH: text,
  LOG_LEVEL: z.enum(['error', 'warn', 'info'], { error: 'must be error, warn or info' }).nullable().default(null),
})
export type Environment = z.infer<typeof Environment>

/** The process's environment over what `.env` in the working folder says. The only reader of `process.env`. */
export function processEnvironment(folder = process.cwd()): Record<string, string | undefined> {
  const file = path.join(folder, '.env')
  return { ...(existsSync(file) ? readEnvFile(file) : {}), ...process.env }
}

/** A file that is there and can't be read is a fault: without its settings another Alongside would start than was meant. */
function readEnvFile(file: string): Record<string, string | undefined> {
  try {
    // The decoder also takes off the byte order mark that Windows editors put first.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
    if (!text.includes('\0')) return parseEnv(text)
  } catch {
    // Said below, in words.
  }
  throw new ConfigFault([
    `${file} can’t be read. It must be a plain UTF-8 text file that this user may read; save it again as UTF-8.`,
  ])
}

/** Throws `ConfigFault` with every fault found. */
export function readConfig(source: Record<string, string | undefined>): Config {
  const known = Object.fromEntries(
    Object.keys(Environment.shape).flatMap((name) => {
      const value = source[name]
      return value === undefined || value.trim() === '' ? [] : [[name, value]]
    }),
  )
  const parsed = Environment.safeParse(known)
  const faults = parsed.success ? checkTogether(parsed.data) : everyFault(known, parsed.error)
  if (!parsed.success || faults.length > 0) throw new ConfigFault(faults)
  return assemble(parsed.data)
}

/** Settings wrong by themselves, then those wrong together; what only follows from one already named is left out. */
function everyFault(known: Record<string, string | undefined>, error: z.ZodError): string[] {
  const alone = new Map(error.issues.map((issue) => [String(issue.path[0]), issue.message]))
  const rest = Environment.parse(Object.fromEntries(Object.entries(known).filter(([name]) => !alone.has(name))))
  const named = (sentence: string): boolean =>
    [...alone.keys()].some((name) => new RegExp(`\\b${name}\\b`).test(sentence))
  return [
    ...[...alone].map(([name, message]) => `${name} ${message}.`),
    ...checkTogether(rest).filter((sentence) => !named(sentence)),
  ]
}

function assemble(env: Environment): Config {
  const slack =
    env.SLACK_BOT_TOKEN && env.SLACK_SIGNING_SECRET
      ? { botToken: env.SLACK_BOT_TOKEN, signingSecret: env.SLACK_SIGNING_SECRET, apiUrl: env.SLACK_API_URL }
      : null
  const credential = teamsCredential(env)
  const teams =
    credential && (env.TEAMS_APP_ID || credential.kind === 'anonymous-dev')
      ? {
          appId: env.TEAMS_APP_ID ?? '',
          credential,
          tenantId: env.TEAMS_TENANT_ID ?? '',
          serviceHosts: env.TEAMS_SERVICE_HOSTS.split(',')
            .map((host) => host.trim().toLowerCase())
            .filter((host) => host !== ''),
          openIdMetadataUrl: env.TEAMS_OPENID_METADATA_URL,
          loginUrl: env.TEAMS_LOGIN_URL,
        }
      : null
  const simulator = env.SIMULATOR ? env.SIMULATOR === 'on' : !slack && !teams && isLoopback(env.HOST)
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    dataDir: path.resolve(env.DATA_DIR),
    publicUrl: env.PUBLIC_URL,
    databaseUrl: env.DATABASE_URL,
    keys: env.ALONGSIDE_KEYS,
    slack,
    teams,
    simulator,
    directoryPath: env.DIRECTORY_PATH,
    policyPath: env.POLICY_PATH,
    // A person reads the simulator's terminal: only what went wrong belongs there.
    logLevel: env.LOG_LEVEL ?? (simulator ? 'warn' : 'info'),
  }
}

export function teamsCredential(env: Environment): TeamsCredential | null {
  if (env.TEAMS_APP_PASSWORD) return { kind: 'password', password: env.TEAMS_APP_PASSWORD }
  if (env.TEAMS_CERTIFICATE_PATH && env.TEAMS_PRIVATE_KEY_PATH) {
    return {
      kind: 'certificate',
      certificatePath: env.TEAMS_CERTIFICATE_PATH,
      privateKeyPath: env.TEAMS_PRIVATE_KEY_PATH,
    }
  }
  if (env.TEAMS_MANAGED_IDENTITY === 'on') return { kind: 'managed-identity' }
  return env.TEAMS_ANONYMOUS_DEV === 'on' ? { kind: 'anonymous-dev' } : null
}
