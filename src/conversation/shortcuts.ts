import { COMMANDS, type RoomName, roomForWords } from './commands.ts'
import type { DoorPorts, ShortcutEntry } from './exchange.ts'

/** The one table of what can be done with a message, from its menu: manifests and doors are made from it or checked. */
export const SHORTCUTS: readonly (ShortcutEntry & { room: RoomName })[] = [
  {
    name: 'wellbeing',
    label: 'Find help about this',
    summary: 'See where help is, shown only to you',
    othersWords: true,
    room: 'wellbeing',
  },
  {
    name: 'make-action',
    label: 'Make this an action',
    summary: 'Make your own words an action for your one-to-one',
    othersWords: false,
    room: 'actions',
  },
]

/** All that a door offers by name. */
export const OFFERED: Pick<DoorPorts, 'commands' | 'shortcuts'> = { commands: COMMANDS, shortcuts: SHORTCUTS }

/** The room of a shortcut: that of the table, else what a command of that name would reach with these words. */
export function roomForShortcut(name: string, words: string): RoomName | null {
  return SHORTCUTS.find((shortcut) => shortcut.name === name)?.room ?? roomForWords(name, words)
}
