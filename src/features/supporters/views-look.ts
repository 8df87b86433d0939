import type { Instant } from '../../kernel/instant.ts'
import { SUPPORTER_KINDS, type SupporterKind } from '../../kernel/supporter.ts'
import type { Button, Message, Node } from '../../view/message.ts'
import { AT_A_TIME, type Candidate } from './choose.ts'
import type { Wording } from './listing.ts'
import { carryOf, type Looking, servicesCarry } from './looking.ts'
import { tokenOf } from './token.ts'
import { labelWith, personNodes, toServices } from './views-person.ts'

/** What every screen needs: the crisis lines that stand on it, and the words of the kinds. */
export type Frame = { strip: readonly Node[]; wording: Wording }

export const myRequests: Button = { label: 'My open requests', name: 'contact.mine', carry: {} }

const NOTICE = 'Alongside has answered you privately'
/** Buttons of places on one screen; with the ways on, few enough for a phone. */
const PLACES = 8

export type Shown = {
  looking: Looking
  people: readonly Candidate[]
  total: number
  site: string | null
  unit: string | null
  sites: number
  units: number
  now: Instant
}

/** Up to three people, and the ways on: others, near a site, in a unit, the services. */
export function peopleMessage(shown: Shown & { kind: SupporterKind }, { strip, wording }: Frame): Message {
  const { looking, kind } = shown
  const { many, says } = wording.kinds[kind]
  const first = [shown.site, shown.unit].filter((place) => place !== null)
  return framed(strip, [
    { kind: 'heading', level: 1, text: many },
    { kind: 'text', text: says },
    ...(first.length === 0
      ? []
      : [{ kind: 'text', text: `Shown first: ${first.join('; ')}.`, tone: 'quiet' } as const]),
    ...shown.people.flatMap(({ who, when }): Node[] => [
      ...personNodes(who, when, shown.now, wording),
      {
        kind: 'buttons',
        buttons: [
          {
            label: labelWith('Ask', who.name, 'to contact me', 'Ask them to contact me'),
            name: 'contact.ask',
            carry: { person: who.id, kind },
          },
        ],
      },
    ]),
    { kind: 'divider' },
    { kind: 'buttons', buttons: waysOn(shown) },
    {
      kind: 'note',
      text: 'These colleagues have agreed to be asked. Alongside keeps nothing about your looking here. Each of them has duties about what they must pass on: ask before you give details.',
    },
  ])

  function waysOn({ total, sites, units }: Shown): Button[] {
    const next = (looking.page + 1) * AT_A_TIME
    const at = (change: Partial<Looking>) => carryOf({ ...looking, ...change })
    return [
      ...(next < total
        ? [
            {
              label: 'Show three others',
              name: 'supporters.list',
              carry: at({ page: looking.page + 1 }),
              tone: 'main',
            } as const,
          ]
        : []),
      ...(next >= total && looking.page > 0
        ? [{ label: 'Start again', name: 'supporters.list', carry: at({ page: 0, turn: null }) }]
        : []),
      ...(sites > 1 ? [{ label: 'Choose a site', name: 'supporters.sites', carry: at({ page: 0, turn: null }) }] : []),
      ...(units > 0 ? [{ label: 'Choose a unit', name: 'supporters.units', carry: at({ page: 0, turn: null }) }] : []),
      toServices(servicesCarry(looking)),
    ]
  }
}

/** The sites or units there are to choose from, a screen at a time, and any. */
export function placesMessage(
  what: 'site' | 'unit',
  names: readonly string[],
  looking: Looking,
  { strip, wording }: Frame,
): Message {
  const page = names.slice(looking.page * PLACES, (looking.page + 1) * PLACES)
  const at = (change: Partial<Looking>) => carryOf({ ...looking, page: 0, turn: null, ...change })
  const list = (label: string, token: string | null): Button => ({
    label: label.length > 70 ? `…${label.slice(-69)}` : label,
    name: 'supporters.list',
    carry: at({ [what]: token }),
  })
  const more = (looking.page + 1) * PLACES < names.length
  return framed(strip, [
    { kind: 'heading', level: 1, text: what === 'site' ? 'Which site?' : 'Which unit are you in?' },
    {
      kind: 'text',
      text:
        what === 'site'
          ? 'People at that site are shown first. The others follow.'
          : 'People who can only be asked by another unit are left out.',
    },
    { kind: 'buttons', buttons: [list(`Any ${what}`, null), ...page.map((name) => list(name, tokenOf(name)))] },
    ...(more
      ? [
          {
            kind: 'buttons',
            buttons: [{ label: `More ${what}s`, name: `supporters.${what}s`, carry: at({ page: looking.page + 1 }) }],
          } as const,
        ]
      : []),
    ...(looking.kind ? [{ kind: 'note', text: `For ${wording.kinds[looking.kind].many}.` } as const] : []),
  ])
}

/** Every kind by name, for somebody who has not said which. */
export function kindsMessage(looking: Looking, { strip, wording }: Frame): Message {
  return framed(strip, [
    { kind: 'heading', level: 1, text: 'People you can ask' },
    { kind: 'text', text: 'Colleagues who have agreed to be asked. Choose who would help most.' },
    {
      kind: 'buttons',
      buttons: SUPPORTER_KINDS.map((kind) => ({
        label: wording.kinds[kind].many,
        name: 'supporters.list',
        carry: carryOf({ ...looking, kind, page: 0, turn: null }),
      })),
    },
    {
      kind: 'buttons',
      buttons: [toServices(servicesCarry({ ...looking, kind: null })), myRequests],
    },
  ])
}

/** Nobody to show, or no way to know: one sentence, and the services instead. */
export function nobodyMessage(why: 'nobody' | 'away', looking: Looking, { strip, wording }: Frame): Message {
  const many = looking.kind ? wording.kinds[looking.kind].many : 'People you can ask'
  const text =
    why === 'away'
      ? 'Alongside can’t reach its list of people at the moment. The services for this work all the same.'
      : 'Nobody is listed here who can be asked at the moment. The services for this are there for you.'
  return framed(strip, [
    { kind: 'heading', level: 1, text: many },
    { kind: 'text', text },
    { kind: 'buttons', buttons: [{ ...toServices(servicesCarry(looking)), tone: 'main' }] },
  ])
}

const framed = (strip: readonly Node[], body: readonly Node[]): Message => ({
  notice: NOTICE,
  body: [...strip, ...(strip.length > 0 ? [{ kind: 'divider' } as const] : []), ...body],
})
