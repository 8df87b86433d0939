import { z } from 'zod'
import { parseLocalDate } from '../kernel/dates.ts'
import type { LocalDate } from '../kernel/instant.ts'
import type { HolidayCalendar } from '../kernel/listing.ts'
import { readOwn } from './own-file.ts'

const day = z.string().transform((text, context): LocalDate => {
  const date = parseLocalDate(text)
  if (date) return date
  context.addIssue({ code: 'custom', message: `${text} is not a day of the calendar` })
  return z.NEVER
})
const days = z.array(day).min(1)
const schema = z.strictObject({
  source: z.string(),
  seen: z.string(),
  days: z.strictObject({ 'england-and-wales': days, scotland: days, 'northern-ireland': days }),
})

/** The bank holidays that ship with the product. Throws when the file is missing or malformed. */
export function loadHolidays(): HolidayCalendar {
  const { days: by } = readOwn('bank-holidays.yaml', schema)
  const england = new Set(by['england-and-wales'])
  const last = [...Object.values(by)].flat().sort().at(-1)
  return {
    of: {
      england,
      wales: england,
      scotland: new Set(by.scotland),
      'northern-ireland': new Set(by['northern-ireland']),
    },
    knownUntil: `${last?.slice(0, 4)}-12-31` as LocalDate,
  }
}
