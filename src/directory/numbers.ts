import { z } from 'zod'
import { readOwn } from './own-file.ts'

const rule = z.strictObject({ starts: z.string(), digits: z.array(z.number()) })
const rulesSchema = z.strictObject({
  'short-voice': z.array(z.string()),
  voice: z.array(rule),
  text: z.array(rule),
  refused: z.array(z.strictObject({ starts: z.string(), because: z.string() })),
  drama: z.array(rule),
})
type Rule = z.infer<typeof rule>

/** What is wrong with a number for this use, in words; null when nothing is. */
export type NumberCheck = {
  fault(kind: 'phone' | 'text', number: string): string | null
  isDrama(number: string): boolean
}

/** The rules are data (numbers.yaml), so that no telephone number stands in code. */
export function loadNumberCheck(): NumberCheck {
  const rules = readOwn('numbers.yaml', rulesSchema)
  const fault = (kind: 'phone' | 'text', number: string): string | null => {
    if (!/^(\+44 ?)?[\d ]+$/.test(number)) return 'a number is digits and spaces only, with +44 in front if you like'
    const digits = digitsOf(number)
    const refused = rules.refused.find(({ starts }) => digits.startsWith(starts))
    if (refused) return refused.because
    const short = kind === 'phone' && rules['short-voice'].includes(digits)
    const fits = short || fitsOne(digits, kind === 'phone' ? rules.voice : rules.text)
    return fits
      ? null
      : `this is not a UK number that can be ${kind === 'phone' ? 'rung' : 'texted'}; a digit may be missing`
  }
  return { fault, isDrama: (number) => fitsOne(digitsOf(number), rules.drama) }
}

/** Digits only; `+44 1…` and `01…` come out the same. */
export const digitsOf = (number: string): string => number.replace(/^\+44 ?0?/, '0').replace(/\D/g, '')

const fitsOne = (digits: string, rules: readonly Rule[]): boolean =>
  rules.some(({ starts, digits: lengths }) => digits.startsWith(starts) && lengths.includes(digits.length))
