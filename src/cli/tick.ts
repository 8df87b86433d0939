import { readArguments, takeOption } from './arguments.ts'
import { WrongUsage } from './refused.ts'
import { withApp } from './with-app.ts'

const USAGE = 'tick --at ISO'

/** `tick`: plans what is due, as if it were a given moment. Sends nothing; `deliver` does. */
export async function tick(args: readonly string[]): Promise<void> {
  const { value, rest } = takeOption(args, '--at')
  readArguments(rest, { usage: USAGE, atMost: 0 })
  const at = value === null || !/^\d{4}-\d{2}-\d{2}T/.test(value) ? null : new Date(value)
  if (at === null || Number.isNaN(at.getTime())) {
    throw new WrongUsage(`Give a moment such as 2026-11-23T09:00:00Z. Write: npm run -s alongside -- ${USAGE}`)
  }
  const planned = await withApp(({ reminders }) => reminders.plan(at))
  process.stdout.write(`Planned ${planned} ${planned === 1 ? 'message' : 'messages'} as at ${at.toISOString()}.\n`)
}
