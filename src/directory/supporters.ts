import { z } from 'zod'
import { SUPPORTER_KINDS } from '../kernel/supporter.ts'
import { readOwn } from './own-file.ts'

const text = z.string().min(1)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const schema = z.strictObject({
  kinds: z.record(z.enum(SUPPORTER_KINDS), z.strictObject({ one: text.max(60), many: text.max(60), says: text })),
  shifts: z.record(z.string().regex(/^[A-Z]$/), z.strictObject({ from: time, to: time })),
})

/** What kinds of people can be asked, and the hours of shifts. Throws when the file is missing or not complete. */
export const loadSupporters = () => readOwn('supporters.yaml', schema)
