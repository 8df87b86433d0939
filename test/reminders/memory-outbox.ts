import type { Address, SendOutcome } from '../../src/kernel/door.ts'
import type { LocalDate } from '../../src/kernel/instant.ts'
import { NOTHING_SET } from '../../src/kernel/setting.ts'
import type { Composer, Composers, Recipient } from '../../src/reminders/composer.ts'
import type { DeliverDeps } from '../../src/reminders/deliver.ts'
import { type DigestLine, type DigestLines, digestComposer } from '../../src/reminders/digest.ts'
import { type Claimed, type Mark, RULES, type Rule } from '../../src/reminders/outbox.ts'
import { day } from '../support/days.ts'

export type Row = Claimed & { state: Mark['state'] | 'sending'; mark: Mark | null; retryAt: Date | null }

export const MONDAY = day('2026-11-23')
/** Monday 23 November 2026, 09:00 in London. */
export const NINE = new Date('2026-11-23T09:00:00Z')
export const minutesLater = (minutes: number): Date => new Date(NINE.getTime() + minutes * 60_000)

export type MemoryOutbox = Pick<DeliverDeps, 'claim' | 'mark'> & {
  readonly rows: readonly Row[]
  add(recipient: string, due?: LocalDate): Row
}

const isDue = ({ state, retryAt }: Row, now: Date): boolean => {
  if (state === 'planned') return retryAt === null || retryAt <= now
  return (state === 'held' || state === 'unknown') && retryAt !== null && retryAt <= now
}

/** The outbox in memory, as strict as the table: what is due is claimed under a new fence; an old fence marks nothing. */
function memoryOutbox(): MemoryOutbox {
  const rows: Row[] = []
  let claims = 0
  return {
    rows,
    add: (of, due = MONDAY) => {
      const id = BigInt(rows.length + 1)
      const claimed: Claimed = {
        ...{ id, rule: 'weekly-digest', subject: of, step: 'digest', recipient: of, due },
        ...{ fence: 0, attempts: 0 },
      }
      const row: Row = { ...claimed, state: 'planned', mark: null, retryAt: null }
      rows.push(row)
      return row
    },
    claim: async (now, limit) => {
      if (++claims > 1_000) throw new Error('the batch loop does not end')
      const due = rows.filter((row) => isDue(row, now)).slice(0, limit)
      for (const row of due) {
        Object.assign(row, { state: 'sending', fence: row.fence + 1, attempts: row.attempts + 1 })
      }
      return due.map(({ state: _state, mark: _mark, retryAt: _retryAt, ...claimed }) => claimed)
    },
    mark: async ({ id, fence }, mark) => {
      const row = rows.find((each) => each.id === id && each.fence === fence && each.state === 'sending')
      if (!row) return
      const unsent = mark.state === 'held' || mark.state === 'planned' ? 1 : 0
      const retryAt = 'retryAt' in mark ? mark.retryAt : null
      Object.assign(row, { state: mark.state, mark, retryAt, attempts: row.attempts - unsent })
    },
  }
}

export type Post = { outbox: MemoryOutbox; sent: { to: Address; key: string; text: string }[]; deps: DeliverDeps }

/** What a test can change: what the door's side does, and what the digest's look-up finds. */
export type Changes = Partial<DeliverDeps> & { digestLines?(rows: readonly Claimed[]): Promise<DigestLines> }

/** Everyone is supervised, reachable in Slack and owes one thing; a test changes what it is about. */
export function post(
  { digestLines = owing, ...changes }: Changes = {},
  answer: () => SendOutcome = () => ({ kind: 'sent', ref: 'r' }),
): Post {
  const outbox = memoryOutbox()
  const sent: Post['sent'] = []
  const deps: DeliverDeps = {
    claim: outbox.claim,
    mark: outbox.mark,
    recipients: async (ids) => new Map(ids.map((id) => [id, recipient(id)])),
    composers: composersWith(digestComposer(digestLines)),
    addressOf: async ({ id }) => address(id),
    send: async (to, message, key) => {
      sent.push({ to, key, text: JSON.stringify(message.body) })
      return answer()
    },
    ...changes,
  }
  return { outbox, sent, deps }
}

/** The digest's composer, beside others that no test here has rows for. */
export function composersWith(digest: Composer): Composers {
  const none: Composer = async () => () => {
    throw new Error('no row of this rule was expected')
  }
  return {
    ...(Object.fromEntries(RULES.map((rule) => [rule, none])) as Record<Rule, Composer>),
    'weekly-digest': digest,
  }
}

export const recipient = (id: string, changes: Partial<Recipient> = {}): Recipient => ({
  id,
  zone: 'Europe/London',
  email: `${id}@sample.example`,
  leavesOn: null,
  setting: NOTHING_SET,
  ...changes,
})

export const address = (user: string): Address => ({ door: 'slack', tenant: 'T1', user, route: {} })

export const owing = async (rows: readonly Claimed[]): Promise<DigestLines> =>
  new Map(rows.map((row) => [row.id, [owed(row)]]))

const owed = ({ recipient: of, due }: Claimed): DigestLine => ({
  person: `p of ${of}`,
  name: `Person of ${of}`,
  kind: 'one-to-one',
  owner: null,
  dueOn: due,
})
