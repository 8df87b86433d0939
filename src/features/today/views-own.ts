import { inWords } from '../../kernel/dates.ts'
import type { Node } from '../../view/message.ts'
import type { Day } from './day.ts'
import { counted } from './words.ts'

/** The reader's own record, as dates, and the ways on. */
export function ownNodes({ own }: Pick<Day, 'own'>): Node[] {
  const { supervisors, lastHeldOn, dueOn, openActions, dueActions } = own
  const due = dueActions > 0 ? `, ${dueActions} due by today` : ''
  return [
    ...(supervisors.length === 0 ? [{ kind: 'text', text: NOBODY } as const] : []),
    {
      kind: 'facts',
      facts: [
        ...(supervisors.length === 0 ? [] : [{ label: 'Your supervisor', value: supervisors.join(', ') }]),
        { label: 'Last one-to-one', value: lastHeldOn ? inWords(lastHeldOn) : 'None logged yet' },
        { label: 'Next one-to-one', value: dueOn ? inWords(dueOn) : 'No day is set' },
        {
          label: 'Your actions',
          value: openActions === 0 ? 'None open' : `${counted(openActions, 'action')} open${due}`,
        },
      ],
    },
  ]
}

const NOBODY = 'Nobody is listed as your supervisor. If that is wrong, ask your administrator.'

/** What everyone finds at the foot of the page. Help is shown in the language the reader has chosen. */
export function footNodes({ language }: Pick<Day, 'language'>): Node[] {
  return [
    {
      kind: 'buttons',
      buttons: [
        { label: 'My own record', name: 'record.mine', carry: {} },
        { label: 'My actions', name: 'actions.mine', carry: {} },
        { label: 'See where help is', name: 'wellbeing.menu', carry: language === null ? {} : { language } },
        { label: 'Settings', name: 'settings.open', carry: {} },
        { label: 'Privacy', name: 'help.privacy', carry: {} },
        { label: 'Help', name: 'help.open', carry: {} },
      ],
    },
  ]
}
