import type { z } from 'zod'

export type FieldFault = { field: string; problem: string; fix: string }

/** How to mend a field whatever is wrong with it; the fields not named here are plain words or yes/no. */
const FIXES: Readonly<Record<string, string>> = {
  id: 'Give it a short name of its own, like `force-chaplains`.',
  categories: 'Choose from the list of categories in the documentation.',
  contacts: 'Write each contact as `{ kind: phone, number: "…" }`, or kind text, web, email, in-person or person.',
  hours:
    'Write `{ kind: always }`, or `{ kind: weekly, zone: Europe/London, open: [{ days: [1, 2], from: "09:00", to: "17:00" }] }`, or leave it out.',
  audience:
    'Write `{ nations: […], types: […], ranks: { from: …, to: … }, units: […], membersOf: … }`, each of them optional.',
  status: 'Write source-seen, rung or off (with quotes: "off").',
  source: 'Say where the number was seen.',
  independentOfForce: 'Write true or false: does somebody other than your force run it?',
  verifiedOn: 'Write the day it was rung as "YYYY-MM-DD".',
  reviewDue: 'Write the day it is to be looked at again as "YYYY-MM-DD", or leave it out: policy counts it.',
}
const GENERAL_FIX = 'Write it as the documentation of this field says, or leave the field out.'

/** Every fault of one entry in an administrator's words. `known` are the fields an entry can have. */
export function faultsOf(error: z.ZodError, known: readonly string[]): FieldFault[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.map(String).join('.')
    const fix = FIXES[String(issue.path[0])] ?? GENERAL_FIX
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(field, key, known))
    return [{ field: field === '' ? 'the entry' : field, problem: problemOf(issue), fix: nearest(issue) ?? fix }]
  })
}

function unknownField(inside: string, key: string, known: readonly string[]): FieldFault {
  const near = closest(key, inside === '' ? known : INNER_FIELDS)
  return {
    field: inside === '' ? key : `${inside}.${key}`,
    problem: 'there is no such field',
    fix: near ? `Did you mean \`${near}\`?` : 'Remove it.',
  }
}

const INNER_FIELDS = [
  'kind',
  'number',
  'keyword',
  'url',
  'address',
  'where',
  'note',
  'zone',
  'open',
  'days',
  'from',
  'to',
  'bankHolidays',
  'name',
  'role',
  'phone',
  'email',
  'nations',
  'types',
  'ranks',
  'units',
  'membersOf',
]

function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'this is missing'
  if (issue.code === 'invalid_value') return 'this is not one of the values it can have'
  if (issue.code === 'invalid_union') return 'this kind is not known'
  return issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')
    ? `this should be ${issue.expected}`
    : issue.message
}

function nearest(issue: z.core.$ZodIssue): string | null {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return null
  const near = closest(issue.input, issue.values.map(String))
  return near ? `Did you mean \`${near}\`?` : `It can be: ${issue.values.map(String).join(', ')}.`
}

/** The known word nearest to what was written, if it is near; `for_self` is `forSelf` with another spelling. */
export function closest(written: string, known: readonly string[]): string | null {
  const bare = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, '')
  const wanted = bare(written).slice(0, 40)
  const ranked = known.map((word) => ({ word, edits: edits(wanted, bare(word)) })).sort((a, b) => a.edits - b.edits)
  const best = ranked[0]
  return best && best.edits <= Math.max(1, Math.floor(best.word.length / 2.5)) ? best.word : null
}

/** Letters to add, drop or change to get from one word to the other. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const letter of from) {
    let corner = row[0] ?? 0
    row = row.reduce<number[]>((next, above, index) => {
      const left = next[index - 1]
      next.push(
        left === undefined ? above + 1 : Math.min(above + 1, left + 1, corner + (to[index - 1] === letter ? 0 : 1)),
      )
      corner = above
      return next
    }, [])
  }
  return row[to.length] ?? 0
}
