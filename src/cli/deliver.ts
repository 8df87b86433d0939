import { readArguments } from './arguments.ts'
import { withApp } from './with-app.ts'

/** `deliver`: sends what is planned, and says how that went in one line. */
export async function deliverNow(args: readonly string[]): Promise<void> {
  readArguments(args, { usage: 'deliver', atMost: 0 })
  const done = await withApp(async (app) => (app.simulatorRunsElsewhere ? null : app.reminders.deliver()))
  if (done === null) {
    process.stdout.write('The simulator that is running sends its own messages, within a minute.\n')
    return
  }
  const parts = [
    `sent ${done.sent}`,
    `waiting for an address ${done.held}`,
    `nothing left to say ${done.cancelled}`,
    `failed ${done.failed}`,
    `outcome not known ${done.unknown}`,
  ]
  process.stdout.write(`${parts.join(', ')}.\n`)
}
