import { ConfigFault, readConfig } from '../../src/config.ts'

type Settings = Readonly<Record<string, string>>

/** Enough to open each door, with nothing secret in it. */
export const SLACK: Settings = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret', ALONGSIDE_KEYS: '1:key' }
export const TEAMS: Settings = {
  TEAMS_APP_ID: 'app',
  TEAMS_APP_PASSWORD: 'word',
  TEAMS_TENANT_ID: 'tenant',
  ALONGSIDE_KEYS: '1:key',
}

/** What stops the app from starting with these settings; nothing when it would start. */
export function faultsOf(settings: Settings): readonly string[] {
  try {
    readConfig(settings)
    return []
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults
    throw error
  }
}
