import { describe, expect, test } from 'vitest'
import { loadDirectory } from '../../../src/directory/load.ts'
import { contactsText, readContacts } from '../../../src/features/directory/contact-lines.ts'
import type { Contact } from '../../../src/kernel/service.ts'
import { samplePath } from '../../directory/files.ts'

test.each<[string, Contact]>([
  ['Phone: 01632 960 123 (free, any time)', { kind: 'phone', number: '01632 960 123', note: 'free, any time' }],
  ['tel:01632 960123', { kind: 'phone', number: '01632 960123' }],
  ['01632 960123', { kind: 'phone', number: '01632 960123' }],
  ['Text: BLUE LIGHT to 07700 900123', { kind: 'text', number: '07700 900123', keyword: 'BLUE LIGHT' }],
  ['text: 07700 900123', { kind: 'text', number: '07700 900123' }],
  ['https://help.example/a?b=(c)', { kind: 'web', url: 'https://help.example/a?b=(c)' }],
  ['Web: https://help.example (ask for Jo)', { kind: 'web', url: 'https://help.example', note: 'ask for Jo' }],
  ['E-mail: jo@help.example', { kind: 'email', address: 'jo@help.example' }],
  ['jo@help.example (in the day)', { kind: 'email', address: 'jo@help.example', note: 'in the day' }],
  ['In person: Room 4, Headquarters', { kind: 'in-person', where: 'Room 4, Headquarters' }],
  [
    'Person: Jo Smith, chaplain, 01632 960123, jo@help.example (any day)',
    {
      ...{ kind: 'person', name: 'Jo Smith', role: 'chaplain', phone: '01632 960123', email: 'jo@help.example' },
      note: 'any day',
    },
  ],
])('%j', (line, contact) => {
  expect(readContacts(line, [])).toEqual({ ok: true, contacts: [contact] })
  expect(readContacts(contactsText([contact]), [])).toEqual({ ok: true, contacts: [contact] })
})

test('one on each line, empty lines aside', () => {
  const read = readContacts('\nPhone:  01632   960123\n\n  E-mail: jo@help.example ', [])
  expect(read).toMatchObject({ contacts: [{ number: '01632 960123' }, { address: 'jo@help.example' }] })
})

test.each(['ask at the desk', 'Fax: 01632 960123', 'ring us\n01632 960123', ':', '💬'])(
  '%j is refused, with the line and how to begin it',
  (text) => {
    expect(readContacts(text, [])).toMatchObject({ ok: false, error: expect.stringMatching(/^Line 1: begin it with/) })
  },
)

describe('what stands in the directory', () => {
  const { services } = loadDirectory({ samplePath })
  test.each(services.map(({ id, contacts }) => [id, contacts] as const))(
    '%s comes back from the form as it was',
    (_id, contacts) => {
      expect(readContacts(contactsText(contacts), contacts)).toEqual({ ok: true, contacts })
    },
  )
  test('comes back also where a line could be read in two ways', () => {
    const odd: Contact[] = [{ kind: 'in-person', where: 'Room 4 (ground floor)' }]
    expect(readContacts(contactsText(odd), odd)).toEqual({ ok: true, contacts: odd })
  })
})
