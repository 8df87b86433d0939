import { type App, createApp } from '../app.ts'
import { processEnvironment, readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { Refused } from './refused.ts'
import { terminalDoor } from './terminal-door.ts'

/**
 * Runs one command against the database: that of the settings, else the embedded one, through the running app where
 * there is one. Log lines go to standard error, so that standard output stays the command's own.
 */
export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const config = readConfig(processEnvironment())
  const app = await createApp(config, {
    log: createLog('error', { write: (line) => process.stderr.write(line) }),
    say: () => undefined,
    bell: false,
    joinRunning: true,
    ...(config.simulator ? { doors: [terminalDoor((text) => process.stdout.write(text))] } : {}),
  })
  try {
    await app.openForCommand()
    if (!app.database.ready()) {
      throw new Refused('The database can’t be reached. Check DATABASE_URL and that the server is running.')
    }
    return await work(app)
  } finally {
    await app.close()
  }
}
