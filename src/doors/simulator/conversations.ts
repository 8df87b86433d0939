import type { Instant } from '../../kernel/instant.ts'
import type { Form } from '../../view/form.ts'
import type { Message } from '../../view/message.ts'

export type Content =
  | { kind: 'typed'; text: string }
  | { kind: 'message'; message: Message }
  | { kind: 'form'; form: Form }
  | { kind: 'gone' }

/** `version` grows with every change anywhere, so that a page can say what it has seen and be sent the rest. */
export type Entry = {
  readonly id: number
  readonly version: number
  /** Null where the simulator's clock could not be read. */
  readonly at: Instant | null
  readonly place: 'private' | 'shared'
  /** True for what Alongside sent by itself: reminders and the like. */
  readonly unasked: boolean
  /** The outbox row's key of something sent: the same key is the same message. */
  readonly key: string | null
  readonly content: Content
}

export type NewEntry = Omit<Entry, 'id' | 'version' | 'key'> & { key?: string }

export type Conversations = {
  of(user: string): readonly Entry[]
  find(user: string, id: number): Entry | null
  add(user: string, entry: NewEntry): Entry
  /** Null when the entry is no longer kept. */
  replace(user: string, id: number, content: Content): Entry | null
  /** Changes what an entry holds and tells nobody: the person's own page shows it already. */
  hold(user: string, id: number, content: Content): void
  /** In the order of the changes. */
  changedSince(user: string, version: number): readonly Entry[]
  /** The last version given out to anybody. */
  version(): number
  /** Calls back with every entry added or changed; returns how to stop. */
  watch(user: string, seen: (entry: Entry) => void): () => void
}

/** As much as a page can usefully show; what is older falls off. */
const KEPT = 200

/**
 * What each person has on their screen, in memory only. Versions count up from the moment of the start: a page that was
 * open over a restart then still tells new entries from the ones it has.
 */
export function createConversations(startedAt: Instant): Conversations {
  const entries = new Map<string, Entry[]>()
  const watchers = new Map<string, Set<(entry: Entry) => void>>()
  let version = startedAt.getTime()

  const of = (user: string) => entries.get(user) ?? []
  const tell = (user: string, entry: Entry) => {
    for (const seen of watchers.get(user) ?? []) seen(entry)
    return entry
  }
  return {
    of,
    find: (user, id) => of(user).find((entry) => entry.id === id) ?? null,
    add: (user, entry) => {
      const again = entry.key === undefined ? undefined : of(user).find((kept) => kept.key === entry.key)
      if (again) return again
      version += 1
      const added = { ...entry, id: version, version, key: entry.key ?? null }
      entries.set(user, [...of(user), added].slice(-KEPT))
      return tell(user, added)
    },
    replace: (user, id, content) => {
      const old = of(user).find((entry) => entry.id === id)
      if (!old) return null
      version += 1
      const changed = { ...old, version, content }
      entries.set(
        user,
        of(user).map((entry) => (entry.id === id ? changed : entry)),
      )
      return tell(user, changed)
    },
    hold: (user, id, content) => {
      entries.set(
        user,
        of(user).map((entry) => (entry.id === id ? { ...entry, content } : entry)),
      )
    },
    changedSince: (user, since) =>
      of(user)
        .filter((entry) => entry.version > since)
        .sort((a, b) => a.version - b.version),
    version: () => version,
    watch: (user, seen) => {
      const set = watchers.get(user) ?? new Set()
      watchers.set(user, set.add(seen))
      return () => void set.delete(seen)
    },
  }
}
