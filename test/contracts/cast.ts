import type { Relation } from '../../src/kernel/access.ts'
import type { Role } from '../../src/kernel/people.ts'

/** 25 November 2026, a Wednesday, noon in London. */
export const NOW = new Date('2026-11-25T12:00:00Z')
export const TODAY = '2026-11-25'

/** What the person a record is about is like: whose second line is derived, is named, or who has left the force. */
export const SUBJECTS = ['derived', 'named', 'left'] as const
export type SubjectKind = (typeof SUBJECTS)[number]

type Link = { kind: 'substantive' | 'acting' | 'cover'; from: string; until: string | null }
type Reader = {
  /** What they are to a person of each kind. Written by hand: the test's own word on who stands where. */
  stands: Readonly<Record<SubjectKind, Relation>>
  /** Towards every person of the matrix. */
  link?: Link
  /** They stand aside from every one of them. */
  aside?: true
  /** Who supervises this reader. */
  under?: string
  roles?: readonly Role[]
  /** Left the force. */
  left?: true
}

const everywhere = (relation: Relation): Reader['stands'] => ({ derived: relation, named: relation, left: 'none' })
const NONE = everywhere('none')
const SUPERVISOR = everywhere('supervisor')
const FORMER = everywhere('former')

/** Everybody who tries to get at the records of one person, besides the person (`self`) and a stranger. */
export const READERS = {
  substantive: {
    stands: SUPERVISOR,
    link: { kind: 'substantive', from: '2026-11-20', until: null },
    under: 'inspector',
  },
  acting: { stands: SUPERVISOR, link: { kind: 'acting', from: '2026-11-01', until: '2026-12-31' }, under: 'inspector' },
  cover: { stands: SUPERVISOR, link: { kind: 'cover', from: TODAY, until: '2026-11-26' }, under: 'inspector' },
  'held back': { stands: SUPERVISOR, link: { kind: 'acting', from: '2026-11-24', until: '2026-12-31' } },
  'cover that ended yesterday': {
    stands: FORMER,
    link: { kind: 'cover', from: '2026-11-01', until: TODAY },
    under: 'inspector of old',
  },
  'cover from tomorrow': { stands: NONE, link: { kind: 'cover', from: '2026-11-26', until: '2026-12-31' } },
  former: { stands: FORMER, link: { kind: 'substantive', from: '2025-01-01', until: '2026-11-20' } },
  'standing aside': { stands: FORMER, link: { kind: 'acting', from: '2026-11-01', until: '2026-12-31' }, aside: true },
  inspector: { stands: { derived: 'second-line', named: 'none', left: 'none' } },
  'named second line': { stands: { derived: 'none', named: 'second-line', left: 'none' } },
  'inspector of old': { stands: NONE },
  peer: { stands: NONE, under: 'inspector' },
  'another unit': { stands: NONE },
  leaver: { stands: NONE, link: { kind: 'acting', from: '2026-11-01', until: '2026-12-31' }, left: true },
  administrator: { stands: NONE, roles: ['administrator'] },
  oversight: { stands: NONE, roles: ['oversight'] },
  editor: { stands: NONE, roles: ['editor'] },
} as const satisfies Readonly<Record<string, Reader>>

export type ReaderName = keyof typeof READERS
export type Who = ReaderName | 'self' | 'stranger'
export const READER_NAMES = Object.keys(READERS) as ReaderName[]
export const readerOf = (name: ReaderName): Reader => READERS[name]

export function standing(who: Who, subject: SubjectKind): Relation {
  if (who === 'self') return subject === 'left' ? 'none' : 'self'
  return who === 'stranger' ? 'none' : readerOf(who).stands[subject]
}
export const rolesOf = (who: Who): readonly Role[] =>
  who === 'self' || who === 'stranger' ? [] : (readerOf(who).roles ?? [])
