import type { Directory } from '../../kernel/service.ts'
import type { Node } from '../../view/message.ts'
import { carryOf } from './carry.ts'
import { linesOfServices } from './entry.ts'
import { linesOf, ownCrisisHelp, type Place } from './screen.ts'
import { moreButtons } from './views-buttons.ts'
import type { Wording } from './wording.ts'

/** The short form that stands on every answer; where help was found it takes a line, so that the help is in sight. */
export function crisisStrip(place: Place, directory: Directory, wording: Wording, found: boolean): Node[] {
  const { intro, services, brief } = wording.strip
  const lines = linesOf(services, directory, place.nation)
  return [
    { kind: 'text', text: intro },
    found
      ? { kind: 'links', tone: 'quiet', links: linesOfServices(lines, { entry: wording.entry, lines: brief }) }
      : { kind: 'links', links: linesOfServices(lines, wording) },
  ]
}

/** Told with what was saved, to a supervisor whose note may speak of danger: the same card, with a question for its heading. */
export function worriedNodes(place: Place, directory: Directory, wording: Wording): Node[] {
  const [, ...card] = crisisCard({ ...place, for: 'other', crisis: true }, directory, wording)
  const { heading, why } = wording.worried
  return [{ kind: 'divider' }, { kind: 'heading', level: 1, text: heading }, ...card, { kind: 'note', text: why }]
}

/** The numbers come straight after one sentence; what to say and do follows them. */
export function crisisCard(place: Place, directory: Directory, wording: Wording): Node[] {
  const card = wording.crisis[place.for]
  const ids = wording.crisis.services
  const own = ownCrisisHelp(directory, ids, place.nation)
  const other = place.for === 'self' ? 'other' : 'self'
  return [
    { kind: 'heading', level: 1, text: card.heading },
    { kind: 'text', text: card.lead, tone: 'urgent', lead: wording.crisis.urgent },
    { kind: 'links', tone: 'urgent', links: linesOfServices(linesOf(ids, directory, place.nation), wording) },
    { kind: 'list', items: card.after },
    ...(own.length === 0 ? [] : [{ kind: 'heading', level: 2, text: card.local } as const]),
    ...(own.length === 0 ? [] : [{ kind: 'links', links: linesOfServices(own, wording) } as const]),
    {
      kind: 'buttons',
      buttons: [
        {
          label: other === 'other' ? wording.crisis.toOther : wording.crisis.toSelf,
          name: 'wellbeing.for',
          carry: carryOf({ ...place, for: other }),
        },
        ...moreButtons(place, ['crisis'], wording),
      ],
    },
  ]
}
