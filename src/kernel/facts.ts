import type { DoorName } from './door.ts'
import type { PersonId } from './people.ts'

/** What an editor did to an entry of the directory. */
export type DirectoryChange =
  | 'directory.checked'
  | 'directory.corrected'
  | 'directory.switched-off'
  | 'directory.switched-on'

/** Somebody looked at a record. The person can see who. */
export type RecordRead =
  /** Dates and counts, no notes. */
  | 'record.dates-seen'
  | 'record.read'
  | 'record.searched'
  | 'record.exported'
  | 'record.readers-seen'
  | 'action.seen'
  | 'management.read'
  | 'management.exported'
  | 'handover.seen'

/** Something was added to a record, or changed in it. */
export type RecordChange =
  | 'one-to-one.corrected'
  | 'one-to-one.commented'
  | 'one-to-one.confirmed'
  | 'action.agreed'
  | 'action.done'
  | 'action.reopened'
  | 'action.dropped'
  | 'action.redated'
  | 'action.handed'
  | 'management.recorded'
  | 'management.commented'
  | 'management.closed'
  | 'handover.opened'
  | 'handover.summarised'
  | 'handover.objected'
  | 'handover.settled'
  | 'handover.acknowledged'
  | 'handover.ended'
  | 'supervisor.other-asked'
  | 'supervisor.other-decided'
  | 'supervisor.other-withdrawn'
  | 'supervisor.stands-aside'

/** Everything the audit can say. Ids and dates only, never words. */
export type Fact =
  | { kind: 'one-to-one.recorded'; subject: PersonId; record: string; contentMac: string }
  /** `record`: the one that was opened, where it was one. */
  | { kind: RecordRead; subject: PersonId; record?: string }
  | { kind: RecordChange; subject: PersonId; record: string; contentMac?: string }
  /** Dates and counts of everyone a supervisor has now; one fact a look. */
  | { kind: 'team.seen'; people: number }
  | { kind: 'cover.arranged' | 'cover.ended'; subject: PersonId; link: string; supervisor: PersonId }
  | { kind: 'setting.changed'; subject: PersonId }
  | { kind: 'people.imported'; added: number; changed: number; moved: number }
  | { kind: 'people.exported'; people: number }
  | { kind: DirectoryChange; service: string; version: number }
  | { kind: 'listing.agreed' | 'listing.changed' | 'listing.withdrawn'; subject: PersonId }
  | { kind: 'account.linked' | 'account.unlinked'; subject: PersonId; door: DoorName }

/** Who did it: a person through a door, or the system itself (import, clock). */
export type Actor =
  | { kind: 'person'; id: PersonId; door: DoorName }
  | { kind: 'system'; name: 'command-line' | 'clock' | 'seed' }
