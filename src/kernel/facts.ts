import type { DoorName } from './door.ts'
import type { PersonId } from './people.ts'

/** What an editor did to an entry of the directory. */
export type DirectoryChange =
  | 'directory.checked'
  | 'directory.corrected'
  | 'directory.switched-off'
  | 'directory.switched-on'

/** Everything the audit can say. Ids and dates only, never words. */
export type Fact =
  | { kind: 'one-to-one.recorded'; subject: PersonId; record: string; contentMac: string }
  | { kind: 'one-to-one.opened'; subject: PersonId }
  | { kind: 'people.imported'; added: number; changed: number; moved: number }
  | { kind: DirectoryChange; service: string; version: number }
  | { kind: 'listing.agreed' | 'listing.changed' | 'listing.withdrawn'; subject: PersonId }
  | { kind: 'account.linked'; subject: PersonId; door: DoorName }

/** Who did it: a person through a door, or the system itself (import, clock). */
export type Actor =
  | { kind: 'person'; id: PersonId; door: DoorName }
  | { kind: 'system'; name: 'command-line' | 'clock' | 'seed' }
