import type { Directory, Service } from '../../kernel/service.ts'
import type { Message, Node } from '../../view/message.ts'
import { carryOf } from './carry.ts'
import { factsOf, linesOfServices, linksOf } from './entry.ts'
import { linesOf, ownCrisisHelp, type Place, type Section, sectionsOf } from './screen.ts'
import { menuNodes, moreButtons, waysOn } from './views-menu.ts'
import { readerNodes } from './views-reader.ts'
import type { Wording } from './wording.ts'

/** `unmatched`: nothing fitted what was typed. `reader`: the small screen on which one says whom the help is for. */
export type Screen = 'answer' | 'unmatched' | 'reader'

/** Everything the room ever shows: crisis lines first, then what was asked for, then the ways on. */
export function screenMessage(
  place: Place,
  directory: Directory,
  wording: Wording,
  screen: Screen = 'answer',
): Message {
  const body =
    screen === 'reader' ? readerBody(place, directory, wording) : answerBody(place, directory, wording, screen)
  return { notice: wording.notice, body: [...body, ...wording.footer.map((text): Node => ({ kind: 'note', text }))] }
}

const readerBody = (place: Place, directory: Directory, wording: Wording): Node[] => [
  ...crisisStrip(place, directory, wording, false),
  { kind: 'divider' },
  ...readerNodes(place, wording),
]

function answerBody(place: Place, directory: Directory, wording: Wording, screen: Screen): Node[] {
  const sections = sectionsOf(place, directory)
  return [
    ...(place.crisis
      ? crisisCard(place, directory, wording)
      : crisisStrip(place, directory, wording, sections.length > 0)),
    { kind: 'divider' },
    ...(screen === 'unmatched' ? [{ kind: 'text', text: wording.answer.unmatched } as const] : []),
    ...(sections.length > 0 ? answerNodes(place, sections, wording) : place.crisis ? [] : menuNodes(place, wording)),
    ...waysOn(place, wording),
  ]
}

/** The short form that stands on every answer; where help was found it takes a line, so that the help is in sight. */
function crisisStrip(place: Place, directory: Directory, wording: Wording, found: boolean): Node[] {
  const { intro, services, brief } = wording.strip
  const lines = linesOf(services, directory, place.nation)
  return [
    { kind: 'text', text: intro },
    found
      ? { kind: 'links', tone: 'quiet', links: linesOfServices(lines, { entry: wording.entry, lines: brief }) }
      : { kind: 'links', links: linesOfServices(lines, wording) },
  ]
}

/** The numbers come straight after one sentence; what to say and do follows them. */
function crisisCard(place: Place, directory: Directory, wording: Wording): Node[] {
  const card = wording.crisis[place.for]
  const ids = wording.crisis.services
  const own = ownCrisisHelp(directory, ids, place.nation)
  const other = place.for === 'self' ? 'other' : 'self'
  return [
    { kind: 'heading', level: 1, text: card.heading },
    { kind: 'text', text: card.lead, tone: 'urgent' },
    { kind: 'links', links: linesOfServices(linesOf(ids, directory, place.nation), wording) },
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

function answerNodes(place: Place, sections: readonly Section[], wording: Wording): Node[] {
  const single = place.category !== null
  const heading = place.crisis ? wording.answer.headingAfterCrisis : wording.answer.heading
  const hidden = sections.filter((section) => section.hidden > 0).map((section) => section.category)
  return [
    ...(single ? [] : [{ kind: 'heading', level: 1, text: heading } as const]),
    ...sections.flatMap((section) => sectionNodes(section, wording, single)),
    ...(hidden.length === 0 ? [] : [{ kind: 'buttons', buttons: moreButtons(place, hidden, wording) } as const]),
  ]
}

function sectionNodes({ category, services, withoutOwn }: Section, wording: Wording, single: boolean): Node[] {
  const { label, says, without } = wording.categories[category]
  return [
    { kind: 'heading', level: single ? 1 : 2, text: label },
    { kind: 'text', text: withoutOwn ? `${says} ${without}` : says },
    ...services.flatMap((service) => entryNodes(service, wording)),
  ]
}

/** One place where help is: its name, what it is, what to tap, what to know. */
export function entryNodes(service: Service, { entry }: Wording): Node[] {
  const links = linksOf(service, entry)
  return [
    { kind: 'heading', level: 2, text: service.name },
    { kind: 'text', text: service.says },
    ...(links.length === 0 ? [] : [{ kind: 'links', links } as const]),
    { kind: 'facts', facts: factsOf(service, entry) },
  ]
}
