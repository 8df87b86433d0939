import type { DirectoryFault } from '../kernel/service.ts'

const SNAKE: Readonly<Record<string, string>> = {
  'audience.ranks.from': 'rank_from',
  'audience.ranks.to': 'rank_to',
  'audience.ranks': 'rank_from',
  'audience.membersOf': 'members_of',
  'hours.zone': 'zone',
  'hours.bankHolidays': 'bank_holidays',
}

const CONTACT_FIX =
  'Write it as `phone | number`, `text | number | keyword: WORD`, `web | https://…`, `email | address`, `in-person | where` or `person | name | role: … | phone: … | email: …`; any of them may end with `| note: …`.'
const YES_NO_FIX = 'Write yes or no.'

/** The same fault in the words of a spreadsheet: its column, and how a cell is written. */
export function inColumns(fault: DirectoryFault): DirectoryFault {
  const field = columnOf(fault.field)
  const yesNo = /^(for_self|for_other|crisis_capable|independent_of_force)$/.test(field)
  const fix = field.startsWith('contact_') ? CONTACT_FIX : yesNo ? YES_NO_FIX : fault.fix
  return { ...fault, field, fix }
}

function columnOf(field: string): string {
  const known = SNAKE[field]
  if (known !== undefined) return known
  const [first = '', second, third] = field.split('.')
  if (first === 'contacts') return `contact_${/^\d+$/.test(second ?? '') ? Number(second) + 1 : 1}`
  if (first === 'audience' && second !== undefined) return third === undefined ? second : second
  return first.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
