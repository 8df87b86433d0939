import { parseLocalDate } from '../kernel/dates.ts'
import { readArguments, takeOption } from './arguments.ts'
import { Refused, WrongUsage } from './refused.ts'
import { withApp } from './with-app.ts'

const USAGE = 'tick --at ISO'

/** `tick`: plans what is due, as if it were a given moment. Sends nothing; `deliver` does. */
export async function tick(args: readonly string[]): Promise<void> {
  const { value, rest } = takeOption(args, '--at')
  readArguments(rest, { usage: USAGE, atMost: 0 })
  const at = value === null ? null : momentOf(value)
  if (at === null) {
    throw new WrongUsage(`Give a moment such as 2026-11-23T09:00:00Z. Write: npm run -s alongside -- ${USAGE}`)
  }
  const planned = await withApp(async ({ reminders, clock, production }) => {
    if (production && at > (await clock.now())) {
      throw new Refused('In production the moment can’t lie in the future: people would get next week’s messages now.')
    }
    return reminders.plan(at)
  })
  process.stdout.write(`Planned ${planned} ${planned === 1 ? 'message' : 'messages'} as at ${at.toISOString()}.\n`)
}

/** Null for a text that is no moment: 30 February, or no date at all. */
function momentOf(text: string): Date | null {
  const day = parseLocalDate(text.slice(0, 10))
  const at = day !== null && text.charAt(10) === 'T' ? new Date(text) : null
  return at === null || Number.isNaN(at.getTime()) ? null : at
}
