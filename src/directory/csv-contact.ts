import { joined, split } from './csv-list.ts'

/** What the second part of a contact's cell is called, by kind. */
const MAIN: Readonly<Record<string, string>> = {
  phone: 'number',
  text: 'number',
  web: 'url',
  email: 'address',
  'in-person': 'where',
  person: 'name',
}

/** `phone | <number> | note: ask for Sam`, from a contact as a file has it. */
export function contactCell(contact: Readonly<Record<string, unknown>>): string {
  const kind = String(contact.kind)
  const main = MAIN[kind] ?? 'number'
  const rest = Object.entries(contact).filter(([field]) => field !== 'kind' && field !== main)
  return joined([kind, String(contact[main] ?? ''), ...rest.map(([field, value]) => `${field}: ${value}`)], '|')
}

/** The contact that a cell says, still to be checked. What is not of the form becomes a field that no contact has. */
export function contactFrom(cell: string): Readonly<Record<string, string>> {
  const [kind = '', main = '', ...rest] = split(cell, '|')
  const fields = rest.map((part) => {
    const [, field = part, value = ''] = /^([a-zA-Z]+):\s*(.*)$/s.exec(part) ?? []
    return [field, value] as const
  })
  return { kind, [MAIN[kind] ?? 'number']: main, ...Object.fromEntries(fields) }
}
