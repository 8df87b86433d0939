const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** `Mon-Fri`, `Mon, Wed`, `Every day`. Days are 1 (Monday) to 7. */
export function daysText(days: readonly number[]): string {
  const inOrder = [...new Set(days)].sort((a, b) => a - b)
  if (inOrder.length === DAYS.length) return 'Every day'
  const inRow = inOrder.length > 2 && inOrder.every((day, index) => day === (inOrder[0] ?? 0) + index)
  const shown = inRow ? [inOrder[0], inOrder.at(-1)] : inOrder
  return shown.map((day) => DAYS[(day ?? 1) - 1]).join(inRow ? '-' : ', ')
}

const NAMED: Readonly<Record<string, readonly number[]>> = {
  'every day': [1, 2, 3, 4, 5, 6, 7],
  daily: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  'week days': [1, 2, 3, 4, 5],
  weekends: [6, 7],
  weekend: [6, 7],
}

/** `mon-fri`, `monday, wednesday and sat`, `weekends`; null where no day can be read. Lower case in. */
export function readDays(text: string): readonly number[] | null {
  const words = text.replace(/[,:]\s*$/, '').trim()
  const named = NAMED[words]
  if (named) return named
  const parts = words.split(/,| and | & /).map((part) => spanOf(part.trim()))
  const days = new Set(parts.flatMap((part) => part ?? []))
  return parts.includes(null) || days.size === 0 ? null : [...days].sort((a, b) => a - b)
}

/** `sat-mon` goes over the end of the week. */
function spanOf(part: string): number[] | null {
  const [first, last, ...more] = part.split('-').map((word) => dayIn(word.trim()))
  if (!first || last === null || more.length > 0) return NAMED[part] ? [...NAMED[part]] : null
  const length = last === undefined ? 1 : ((last - first + 7) % 7) + 1
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1)
}

/** The first three letters of a day, or more of them. */
function dayIn(word: string): number | null {
  const found = LONG.findIndex((day) => word.length >= 3 && (day.startsWith(word) || word === `${day}s`))
  return found < 0 ? null : found + 1
}

const LONG = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
