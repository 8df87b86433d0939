import type { Directory, Service } from '../../kernel/service.ts'
import type { Message, Node } from '../../view/message.ts'
import { factsOf, linksOf } from './entry.ts'
import { interpretersFor, type Place, type Section, sectionsOf } from './screen.ts'
import type { Texts } from './texts.ts'
import { moreButtons, peopleButton } from './views-buttons.ts'
import { besideNodes, cardNodes } from './views-card.ts'
import { crisisCard, crisisStrip } from './views-crisis.ts'
import { menuNodes, waysOn } from './views-menu.ts'
import { readerNodes } from './views-reader.ts'
import type { Wording } from './wording.ts'

/** `unmatched`: nothing fitted what was typed. `tongue`: it was not in English. `reader`: the small screen on which one says whom the help is for. */
export type Screen = 'answer' | 'unmatched' | 'tongue' | 'reader'

/** Everything the room ever shows: crisis lines first, then what was asked for, then the ways on. */
export function screenMessage(place: Place, directory: Directory, texts: Texts, screen: Screen = 'answer'): Message {
  const { wording } = texts
  const body =
    screen === 'reader'
      ? beneathStrip(place, directory, wording, readerNodes(place, wording))
      : place.card
        ? beneathStrip(place, directory, wording, [...cardNodes(place, place.card, texts), ...waysOn(place, wording)])
        : answerBody(place, directory, texts, screen)
  return { notice: wording.notice, body: [...body, ...wording.footer.map((text): Node => ({ kind: 'note', text }))] }
}

const beneathStrip = (place: Place, directory: Directory, wording: Wording, nodes: readonly Node[]): Node[] => [
  ...crisisStrip(place, directory, wording, true),
  { kind: 'divider' },
  ...nodes,
]

function answerBody(place: Place, directory: Directory, texts: Texts, screen: Screen): Node[] {
  const { wording } = texts
  const sections = sectionsOf(place, directory)
  return [
    ...(place.crisis
      ? crisisCard(place, directory, wording)
      : crisisStrip(place, directory, wording, sections.length > 0)),
    { kind: 'divider' },
    ...(screen === 'unmatched' ? [{ kind: 'text', text: wording.answer.unmatched } as const] : []),
    ...(screen === 'tongue' ? tongueNodes(place, directory, wording) : []),
    ...besideNodes(place, texts),
    ...(sections.length > 0 ? answerNodes(place, sections, wording) : place.crisis ? [] : menuNodes(place, texts)),
    ...waysOn(place, wording),
  ]
}

/** For words in another language: that we could not read them, and who answers in it or finds an interpreter. */
function tongueNodes(place: Place, directory: Directory, wording: Wording): Node[] {
  const services = interpretersFor(directory, place)
  return [
    { kind: 'text', text: wording.answer.tongue },
    ...(services.length === 0 ? [] : [{ kind: 'heading', level: 1, text: wording.answer.interpreters } as const]),
    ...services.flatMap((service) => entryNodes(service, wording)),
  ]
}

function answerNodes(place: Place, sections: readonly Section[], wording: Wording): Node[] {
  const single = place.category !== null
  const heading = place.crisis ? wording.answer.headingAfterCrisis : wording.answer.heading
  const hidden = sections.filter((section) => section.hidden > 0).map((section) => section.category)
  return [
    ...(single ? [] : [{ kind: 'heading', level: 1, text: heading } as const]),
    ...sections.flatMap((section) => sectionNodes(place, section, wording)),
    ...(hidden.length === 0 ? [] : [{ kind: 'buttons', buttons: moreButtons(place, hidden, wording) } as const]),
  ]
}

function sectionNodes(place: Place, { category, services, withoutOwn }: Section, wording: Wording): Node[] {
  const single = place.category !== null
  const { label, says, without } = wording.categories[category]
  return [
    { kind: 'heading', level: single ? 1 : 2, text: label },
    { kind: 'text', text: withoutOwn ? `${says} ${without}` : says },
    ...services.flatMap((service) => entryNodes(service, wording)),
    ...peopleButton(place, category, wording),
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
