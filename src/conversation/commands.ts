import type { Role } from '../kernel/people.ts'
import { ROOMS_OF_RECORDS } from './acts.ts'
import type { CommandEntry } from './exchange.ts'

/** Which room answers, and whether it may be asked by somebody who is not enrolled (or with the database away). */
export type Command = CommandEntry & { room: RoomName; openToAnyone: boolean }

/** Rooms that answer without knowing who asks. */
export type OpenRoomName = 'wellbeing' | 'help' | 'supporters'
/** Rooms for people of the force. */
export type EnrolledRoomName =
  | 'one-to-ones'
  | 'record'
  | 'actions'
  | 'management'
  | 'handover'
  | 'cover'
  | 'settings'
  | 'today'
  | 'listing'
  | 'contact'
  | 'directory'
  | 'take-up'
export type RoomName = OpenRoomName | EnrolledRoomName

/** The one table of commands: help texts, manifests and routes are made from it or checked against it. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'wellbeing',
    aliases: ['well-being', 'well being', 'support', 'signpost'],
    summary: 'See where help is, for you or for someone you supervise',
    hint: 'what is going on, in your own words',
    room: 'wellbeing',
    openToAnyone: true,
  },
  {
    name: 'one-to-one',
    aliases: ['one to one', 'onetoone', 'one-to-ones', 'one to ones', '121', '1:1', '1-2-1', '1-1', '1 to 1'],
    summary: 'Log a one-to-one, or see the record of one of your people',
    hint: 'a name',
    room: 'one-to-ones',
    openToAnyone: false,
  },
  {
    name: 'team',
    aliases: ['today', 'my team', 'my people'],
    summary: 'See your people and what is due this week',
    hint: '',
    room: 'today',
    openToAnyone: false,
  },
  {
    name: 'handover',
    aliases: ['hand over', 'take over'],
    summary: 'Hand over your people, or take over somebody else’s',
    hint: '',
    room: 'handover',
    openToAnyone: false,
  },
  {
    name: 'alongside',
    aliases: ['help', 'hi', 'hello', 'hey', 'start', 'menu', 'privacy'],
    summary: 'Help, and what Alongside keeps about you',
    hint: 'help or privacy',
    room: 'help',
    openToAnyone: true,
  },
]

/**
 * What can follow `/alongside`. `everyone` needs no look-up, `enrolled` is for people of the force, else one of the roles
 * opens it. Help names a word to those who can use it. `more`: other words may come after it.
 */
export type SubWord = {
  word: string
  room: RoomName
  summary: string
  whose: 'everyone' | 'enrolled' | readonly Role[]
  more?: true
}

export const SUB_WORDS: readonly SubWord[] = [
  { word: 'privacy', room: 'help', summary: 'What Alongside keeps about you', whose: 'everyone', more: true },
  { word: 'record', room: 'record', summary: 'See your own record, and who has read it', whose: 'enrolled' },
  { word: 'cover', room: 'cover', summary: 'Arrange who supervises while somebody is away', whose: 'enrolled' },
  {
    word: 'settings',
    room: 'settings',
    summary: 'Choose when messages reach you, and the language',
    whose: 'enrolled',
  },
  {
    word: 'listing',
    room: 'listing',
    summary: 'Be somebody colleagues can ask, or change your listing',
    whose: 'enrolled',
  },
  {
    word: 'requests',
    room: 'contact',
    summary: 'See or withdraw your requests to be contacted',
    whose: 'enrolled',
  },
  {
    word: 'directory',
    room: 'directory',
    summary: 'Check and correct the services people are shown',
    whose: ['editor'],
  },
  {
    word: 'take-up',
    room: 'take-up',
    summary: 'See how often each subject of help was shown',
    whose: ['editor', 'oversight'],
  },
]

/** Null for words that are no sub-word, or more than one: `directory` is, `directory of people who listen` is a need. */
export function subWordIn(words: string): SubWord | null {
  const [first = '', ...more] = words
    .toLowerCase()
    .split(/[\s,.:!?]+/)
    .filter(Boolean)
  return SUB_WORDS.find(({ word, more: mayFollow }) => word === first && (more.length === 0 || mayFollow)) ?? null
}

/** Nothing but one of the words that open a room behind `/alongside`. */
export const isSubWord = (words: string): boolean => SUB_WORDS.some(({ word }) => word === words.trim().toLowerCase())

/** What help names for somebody with these roles; null is somebody unknown. */
export function subWordsFor(roles: readonly Role[] | null): readonly SubWord[] {
  if (roles === null) return SUB_WORDS.filter(({ whose }) => whose === 'everyone')
  return SUB_WORDS.filter(({ whose }) => typeof whose === 'string' || whose.some((role) => roles.includes(role)))
}

/** The first part of a button's or form's name says whose it is: `one-to-ones.log`. */
const ROOMS: readonly RoomName[] = [
  ...ROOMS_OF_RECORDS,
  'wellbeing',
  'today',
  'help',
  'supporters',
  'listing',
  'contact',
  'directory',
]

export function roomOf(name: string): RoomName | null {
  return ROOMS.find((room) => name.startsWith(`${room}.`)) ?? null
}

/**
 * The room of a typed command. Words after a command that has no use for them may be somebody in despair (`hi I can't
 * go on`, `today was the worst day`): they belong to no room, so that they are read and never dropped.
 */
export function roomForWords(name: string, words: string): RoomName | null {
  const room = commandNamed(name)?.room ?? null
  const sub = room === 'help' ? subWordIn(words) : null
  if (sub) return sub.room
  // A name behind the command that logs asks for that person's record.
  if (room === 'one-to-ones' && words.trim() !== '') return 'record'
  const uses: Record<RoomName, boolean> = {
    wellbeing: true,
    'one-to-ones': false,
    record: true,
    actions: false,
    management: false,
    handover: false,
    cover: false,
    settings: false,
    today: false,
    help: commandNamed(words)?.room === 'help',
    supporters: false,
    listing: false,
    contact: false,
    directory: false,
    'take-up': false,
  }
  return room === null || words.trim() === '' || uses[room] ? room : null
}

export function commandNamed(word: string): Command | null {
  const wanted = word.trim().toLowerCase().replace(/^\//, '')
  return COMMANDS.find((command) => command.name === wanted || command.aliases.includes(wanted)) ?? null
}
