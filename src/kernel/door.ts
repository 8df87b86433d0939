export const DOOR_NAMES = ['slack', 'teams', 'simulator'] as const
export type DoorName = (typeof DOOR_NAMES)[number]

/** Where a person can be written to through one door. `route` is the door's own, opaque to everyone else. */
export type Address = { door: DoorName; tenant: string; user: string; route: Readonly<Record<string, string>> }

/** Why a send can never succeed as it stands. Ids of reasons only: they are stored and counted. */
export type TerminalReason =
  | 'user-gone'
  | 'blocked-by-user'
  | 'not-installed'
  | 'blocked-by-administrator'
  | 'credentials-refused'
  | 'message-refused'

export type SendOutcome =
  | { kind: 'sent'; ref: string }
  | { kind: 'retry-after'; seconds: number }
  | { kind: 'unknown' }
  | { kind: 'terminal'; reason: TerminalReason }
