import { inWords } from '../kernel/dates.ts'
import { readArguments, takeOption } from './arguments.ts'
import { print } from './print.ts'
import { WrongUsage } from './refused.ts'
import { withApp } from './with-app.ts'

export const COVER_USAGE = 'people cover SUPERVISOR_ID COVER_ID --from DATE --until DATE [--acting]'

/** `people cover`: somebody supervises another's people too, from a day until a day, and then no longer. */
export async function coverPeople(args: readonly string[]): Promise<void> {
  const from = takeOption(args, '--from')
  const until = takeOption(from.rest, '--until')
  const { plain, flags } = readArguments(until.rest, { usage: COVER_USAGE, flags: ['--acting'], atMost: 2 })
  const [supervisor, by] = plain
  if (!supervisor || !by || !from.value || !until.value) {
    throw new WrongUsage(
      `Say whose people, who covers, and the first and last day, for example --from 2026-12-01 --until 2026-12-14. Write: npm run -s alongside -- ${COVER_USAGE}`,
    )
  }
  const typed = { by, from: from.value, lastDay: until.value, kind: flags.has('--acting') ? 'acting' : 'cover' }
  const done = await withApp(({ administration }) => administration.arrangeCover(supervisor, typed))
  const people = done.people === 1 ? 'one person' : `${done.people} people`
  print(
    `Arranged: ${by} supervises ${people} of ${supervisor} from ${inWords(done.from)} to ${inWords(done.lastDay)}. They are told.`,
  )
}
