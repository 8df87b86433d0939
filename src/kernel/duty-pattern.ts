/** Early, late, night, day. A hyphen is a day of rest. */
export const DUTY_LETTERS = ['E', 'L', 'N', 'D'] as const

/** Days: two rounds of the longest pattern in common use. */
export const LONGEST_DUTY_PATTERN = 60

/**
 * A pattern as people write it (small letters, spaces between the weeks, any kind of dash) in its one form, a letter a day:
 * `EELLNN----`. Null where a letter is not among `letters`, or where every day is one of rest.
 */
export function readPattern(text: string, letters: readonly string[]): string | null {
  const pattern = text
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/[–—−_.]/g, '-')
  const known = [...letters, '-']
  return [...pattern].every((letter) => known.includes(letter)) && /[^-]/.test(pattern) ? pattern : null
}
