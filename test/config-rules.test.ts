import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { isLoopback } from '../src/config-rules.ts'
import { faultsOf, SLACK, TEAMS } from './support/settings.ts'

const PRODUCTION = { NODE_ENV: 'production', ALONGSIDE_KEYS: '1:key' }
const { ALONGSIDE_KEYS: _, ...SLACK_WITHOUT_KEYS } = SLACK

/** One line for each rule: settings that break it alone, and how its sentence begins. */
const BROKEN: readonly (readonly [Record<string, string>, string])[] = [
  [PRODUCTION, 'NODE_ENV is production but neither Slack nor Teams is set up. Set SLACK_BOT_TOKEN'],
  [{ SIMULATOR: 'on', HOST: '0.0.0.0' }, 'SIMULATOR=on needs HOST=127.0.0.1'],
  [{ SIMULATOR: 'on', ...SLACK }, 'SIMULATOR=on is not allowed beside Slack or Teams'],
  [{ SIMULATOR: 'on', ...TEAMS }, 'SIMULATOR=on is not allowed beside Slack or Teams'],
  [{ ...SLACK, SLACK_SIGNING_SECRET: '' }, 'SLACK_BOT_TOKEN is set but SLACK_SIGNING_SECRET is not'],
  [{ ...SLACK, SLACK_BOT_TOKEN: '' }, 'SLACK_SIGNING_SECRET is set but SLACK_BOT_TOKEN is not'],
  [{ ...SLACK, SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN must be a bot token'],
  [{ ...PRODUCTION, ...SLACK, SLACK_API_URL: 'http://127.0.0.1:1/' }, 'SLACK_API_URL is only for a test peer'],
  [{ ...TEAMS, TEAMS_APP_ID: '' }, 'A Teams credential is set but TEAMS_APP_ID is empty'],
  [{ ...PRODUCTION, ...SLACK, ...TEAMS, TEAMS_APP_ID: ' ' }, 'A Teams credential is set but TEAMS_APP_ID is empty'],
  [{ ...SLACK, TEAMS_TENANT_ID: 'tenant' }, 'TEAMS_TENANT_ID is set but TEAMS_APP_ID is empty'],
  [{ ...TEAMS, TEAMS_APP_PASSWORD: '' }, 'TEAMS_APP_ID is set but there is no credential'],
  [{ ...TEAMS, TEAMS_TENANT_ID: '' }, 'TEAMS_TENANT_ID is missing'],
  [{ ...TEAMS, TEAMS_PRIVATE_KEY_PATH: 'k.pem' }, 'TEAMS_CERTIFICATE_PATH and TEAMS_PRIVATE_KEY_PATH go together'],
  [{ TEAMS_ANONYMOUS_DEV: 'on', HOST: '0.0.0.0' }, 'TEAMS_ANONYMOUS_DEV=on switches sign-in off'],
  [{ ...TEAMS, TEAMS_ANONYMOUS_DEV: 'on' }, 'TEAMS_ANONYMOUS_DEV=on switches sign-in off'],
  [{ ...PRODUCTION, ...SLACK, TEAMS_ANONYMOUS_DEV: 'on' }, 'TEAMS_ANONYMOUS_DEV=on switches sign-in off'],
  [
    { ...PRODUCTION, ...TEAMS, TEAMS_LOGIN_URL: 'http://127.0.0.1:1/' },
    'TEAMS_OPENID_METADATA_URL and TEAMS_LOGIN_URL',
  ],
  [{ ...PRODUCTION, ...TEAMS, TEAMS_OPENID_METADATA_URL: 'http://127.0.0.1:1/' }, 'TEAMS_OPENID_METADATA_URL and'],
  [SLACK_WITHOUT_KEYS, 'ALONGSIDE_KEYS is missing. Notes are sealed with it. Make one with: node -e'],
  [{ SIMULATOR: 'off' }, 'SIMULATOR is off and neither Slack nor Teams is set up'],
  [{ HOST: '0.0.0.0' }, 'HOST is not this machine alone'],
]

describe('settings that do not go together', () => {
  test.each(BROKEN)('%o', (settings, begins) => {
    expect(faultsOf(settings)).toEqual([expect.stringContaining(begins)])
  })

  test('all faults come at once', () => {
    expect(
      faultsOf({ NODE_ENV: 'production', SIMULATOR: 'on', HOST: '0.0.0.0', TEAMS_APP_PASSWORD: 'word' }),
    ).toHaveLength(6)
  })
})

const SLACKS = { none: {}, slack: SLACK }
const TEAMSES = {
  none: {},
  teams: TEAMS,
  'empty app id': { ...TEAMS, TEAMS_APP_ID: '' },
  anonymous: { TEAMS_ANONYMOUS_DEV: 'on' },
}
const CASES = [false, true].flatMap((production) =>
  (Object.keys(SLACKS) as (keyof typeof SLACKS)[]).flatMap((slack) =>
    (Object.keys(TEAMSES) as (keyof typeof TEAMSES)[]).flatMap((teams) =>
      ['', 'on', 'off'].flatMap((simulator) =>
        ['127.0.0.1', '0.0.0.0'].map((host) => ({ production, slack, teams, simulator, host })),
      ),
    ),
  ),
)

/** Which doors open, said once more and differently from the rules; null where the app must refuse to start. */
function expected({ production, slack, teams, simulator, host }: (typeof CASES)[number]): readonly string[] | null {
  const here = host === '127.0.0.1'
  const real = slack === 'slack' || teams === 'teams'
  if (teams === 'empty app id') return null
  if (production && !real) return null
  if (teams === 'anonymous' && (production || !here)) return null
  if (simulator === 'on' && (production || real || !here)) return null
  const doors = [...(slack === 'none' ? [] : ['slack']), ...(teams === 'none' ? [] : ['teams'])]
  if (simulator === 'on' || (simulator === '' && doors.length === 0 && here)) doors.push('simulator')
  return doors.length === 0 ? null : doors
}

test.each(CASES)('production $production, Slack $slack, Teams $teams, simulator "$simulator", $host', (row) => {
  const settings = {
    ...(row.production ? { NODE_ENV: 'production' } : {}),
    ...SLACKS[row.slack],
    ...TEAMSES[row.teams],
    SIMULATOR: row.simulator,
    HOST: row.host,
  }
  const doors = expected(row)
  if (doors === null) return expect(faultsOf(settings)).not.toEqual([])
  const config = readConfig(settings)
  const open = [config.slack && 'slack', config.teams && 'teams', config.simulator && 'simulator'].filter(Boolean)
  expect(open).toEqual(doors)
})

test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '::1', '[::1]'])('%s is this machine alone', (host) => {
  expect(isLoopback(host)).toBe(true)
})
test.each(['0.0.0.0', '::', '10.0.0.1', 'localhost.example', '127.0.0.1.example'])('%s is not', (host) => {
  expect(isLoopback(host)).toBe(false)
})
