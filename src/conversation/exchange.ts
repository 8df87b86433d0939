import type { Caller } from '../kernel/caller.ts'
import type { Address, DoorName, SendOutcome } from '../kernel/door.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Person } from '../kernel/people.ts'
import type { Form, FormErrors, Values } from '../view/form.ts'
import type { Carry, Message } from '../view/message.ts'

/** What came in through a door, in plain data. */
export type Request = {
  /** The platform's delivery id where it has one. */
  id: string
  from: From
  ask: Ask
}

export type From = { door: DoorName; tenant: string; user: string; place: 'private' | 'shared' }

/**
 * An unknown or empty command word reaches `handle` as it was typed: the answer is its affair, not the door's. A submit
 * with a `step` is another button of the form (see `Form.steps`), pressed with whatever was typed so far; `draft` is
 * nobody's press: the form's words as they are being typed. A draft may come late, even after the save of its form.
 */
export type Ask =
  | { kind: 'command'; name: string; words: string }
  | { kind: 'press'; button: string; carry: Carry }
  | { kind: 'submit'; form: string; values: Values; carry: Carry; step?: string }
  | { kind: 'opened' }
  | { kind: 'shortcut'; name: string; words: string }

/**
 * What goes back. `show` is a new private message; `update` replaces the message or form that was acted on; `ask` opens
 * a form (or replaces the one submitted: a field it gives no value keeps what was typed); `keep` leaves the submitted form open, filled as it is, with its errors; it
 * needs nothing but what the door already holds, so it works with the database away. To a step, `quiet` leaves the form as
 * it is; a draft shows no reply of any kind. `refill` never crosses the sill: the same form with the fields that words kept
 * from before need.
 */
export type Reply =
  | { kind: 'show'; message: Message }
  | { kind: 'update'; message: Message }
  | { kind: 'ask'; form: Form; refill?(typed: Values): Form }
  | { kind: 'keep'; errors: FormErrors }
  | { kind: 'quiet' }

/** A room anyone may ask, with no look-up and no database. */
export type OpenRoom = (request: Request) => Reply | Promise<Reply>

/** A room for people of the force. */
export type EnrolledRoom = (request: Request, caller: Caller) => Promise<Reply>

export type Lifecycle =
  | { kind: 'installed'; address: Address }
  | { kind: 'uninstalled'; door: DoorName; tenant: string; user: string | null }
  | { kind: 'credentials-revoked'; door: DoorName; tenant: string }

/** What a platform knows of one of its users: only for matching by e-mail. */
export type PlatformUser = { email: string | null; address: Address }

export interface Door {
  readonly name: DoorName
  open(ports: DoorPorts): Promise<void>
  /** Sends one private message. `key` is the outbox row's: the same key is the same message. Never throws. */
  send(to: Address, message: Message, key: string): Promise<SendOutcome>
  /** Who a platform id is. Null where the platform does not say. Throws when the platform cannot be reached. */
  whoIs(tenant: string, user: string): Promise<PlatformUser | null>
  /** The address of an e-mail, for somebody who has not yet written to us. Null where there is none. */
  locate(email: string): Promise<Address | null>
  close(): Promise<void>
}

export type CommandEntry = {
  /** The word without a slash, as typed in Teams and the simulator: `one-to-one`. */
  name: string
  /** Other spellings understood, lower case: `121`, `1:1`, `one to one`. */
  aliases: readonly string[]
  /** What it does, for help and manifests; at most 80 characters. */
  summary: string
  /** What can follow the word, for help and Slack's usage hint; may be empty. */
  hint: string
}

/** Something that can be done with a message, from its menu. */
export type ShortcutEntry = {
  name: string
  /** As the menu says it; at most 24 characters. */
  label: string
  /** At most 150 characters. */
  summary: string
  /** Whether the words of somebody else's message are brought too. Where not, such a message brings none. */
  othersWords: boolean
}

export interface DoorLog {
  info(fields: Readonly<Record<string, string | number | boolean>>, event: string): void
  warn(fields: Readonly<Record<string, string | number | boolean>>, event: string): void
  error(fields: Readonly<Record<string, string | number | boolean>>, event: string): void
}

/** The shared web server as a door sees it: an Express router is mounted at a path. */
export interface Web {
  mount(path: string, router: unknown): void
  /** The address people and tests can open, known once listening: `http://127.0.0.1:3000`. */
  origin(): string
}

/** All that a door may reach. It never gets at data by itself. */
export interface DoorPorts {
  /** Never throws and never answers with somebody else's matter: the only catch is inside. */
  handle(request: Request): Promise<Reply>
  commands: readonly CommandEntry[]
  shortcuts: readonly ShortcutEntry[]
  web: Web
  /** The host's clock, for signature ages only; business time stays inside. */
  hostTime(): Instant
  /** True the first time an id is seen by this copy within the time to live; false on a repeat. */
  firstSeen(id: string, ttlSeconds: number): boolean
  lifecycle(event: Lifecycle): Promise<void>
  log: DoorLog
  /** Only the simulator door is handed these. */
  simulator?: SimulatorPorts
}

export interface SimulatorPorts {
  /** Whom one can be in the browser; also works with the database away. */
  people(): Promise<readonly Pick<Person, 'reference' | 'name' | 'email' | 'rank' | 'unit' | 'type'>[]>
  now(): Promise<Instant>
  /** Moves the simulator's clock forward and wakes the reminders. Throws a `Failure` for a move back. */
  moveTo(at: Instant): Promise<void>
  /** What the platforms would get for the same view, as plain JSON. */
  render: { slack(view: Message | Form): unknown; teams(view: Message | Form): unknown }
}
