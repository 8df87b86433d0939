import { NATIONS } from '../../kernel/people.ts'
import { READER_TYPES } from '../../kernel/service.ts'
import type { Button, Node } from '../../view/message.ts'
import { carryOf } from './carry.ts'
import { hasRank, RANK_GROUPS } from './reader.ts'
import type { Place } from './screen.ts'
import { fill, type Wording } from './wording.ts'

/** For whom the help is shown, in one line: `Shown for: Wales, Police staff.` */
export function shownFor(place: Place, { reader, nations, types, ranks }: Wording): string {
  const chosen = [place.rank && ranks[place.rank], place.type && types[place.type]].filter((one) => one !== undefined)
  const who = chosen.length === 0 ? reader.anyone : chosen.join(', ')
  return fill(reader.shown, { nation: nations[place.nation], who })
}

/**
 * The small screen on which one says whom the help is for. Each choice stays here, so that several can be made; what was
 * being looked at travels along and comes back by the last button.
 */
export function readerNodes(place: Place, wording: Wording): Node[] {
  const { reader, nations, types, ranks } = wording
  const choices = (now: string, options: readonly [string, Place][]): Node[] => [
    { kind: 'text', text: fill(reader.now, { choice: now }), tone: 'quiet' },
    { kind: 'buttons', buttons: options.map(([label, next]) => button(label, next)) },
  ]
  const { type: _type, rank: _rank, ...bare } = place
  const rank = place.rank ? { rank: place.rank } : {}
  const type = place.type ? { type: place.type } : {}
  return [
    { kind: 'heading', level: 1, text: reader.heading },
    { kind: 'text', text: reader.intro },
    { kind: 'heading', level: 2, text: reader.nation },
    ...choices(
      nations[place.nation],
      NATIONS.filter((one) => one !== place.nation).map((nation) => [nations[nation], { ...place, nation }]),
    ),
    { kind: 'heading', level: 2, text: reader.type },
    ...choices(place.type ? types[place.type] : reader.any, [
      ...READER_TYPES.filter((one) => one !== place.type).map((one): [string, Place] => [
        types[one],
        { ...bare, type: one, ...(hasRank(one) ? rank : {}) },
      ]),
      ...(place.type ? [[reader.any, { ...bare, ...rank }] satisfies [string, Place]] : []),
    ]),
    ...(hasRank(place.type)
      ? [
          { kind: 'heading', level: 2, text: reader.rank } as const,
          ...choices(place.rank ? ranks[place.rank] : reader.any, [
            ...RANK_GROUPS.filter((one) => one !== place.rank).map((one): [string, Place] => [
              ranks[one],
              { ...bare, ...type, rank: one },
            ]),
            ...(place.rank ? [[reader.any, { ...bare, ...type }] satisfies [string, Place]] : []),
          ]),
        ]
      : []),
    {
      kind: 'buttons',
      buttons: [{ label: reader.done, name: 'wellbeing.show', carry: carryOf(place), tone: 'main' }],
    },
  ]
}

const button = (label: string, next: Place): Button => ({ label, name: 'wellbeing.reader', carry: carryOf(next) })
