import type { Door } from '../conversation/exchange.ts'
import type { Accounts } from '../features/people/accounts-store.ts'
import type { Clock, Instant } from '../kernel/instant.ts'
import type { Composer } from '../reminders/composer.ts'
import { type Delivered, deliver } from '../reminders/deliver.ts'
import { digestComposer } from '../reminders/digest.ts'
import { beat } from '../reminders/heartbeat-store.ts'
import type { Rule } from '../reminders/outbox.ts'
import { claim, digestLines, mark, recipients } from '../reminders/outbox-store.ts'
import { planDigests } from '../reminders/plan-store.ts'
import type { PrismaClient } from '../store/generated/client.ts'

export type Reminders = {
  /** Plans what has come due. `at` stands in for the clock (command line). Returns how many messages were planned. */
  plan(at?: Instant): Promise<number>
  /** Sends what is planned. */
  deliver(): Promise<Delivered>
  /** Begins nothing more and waits for what is being sent, so that it is marked: a stop sends nothing twice. */
  stop(): Promise<void>
}

/** One rule's part: how its messages are worded and, where the clock sets them off, how they are planned. */
export type RulePart = { compose: Composer; plan?(db: PrismaClient, now: Instant): Promise<number> }

type Deps = {
  db: () => PrismaClient
  clock: Clock
  doors: readonly Door[]
  accounts: Accounts
  /** The rules of the rooms; the digest is the reminders' own. */
  rules: Readonly<Record<Exclude<Rule, 'weekly-digest'>, RulePart>>
}

export function createReminders({ db, clock, doors, accounts, rules }: Deps): Reminders {
  const parts: Readonly<Record<Rule, RulePart>> = {
    'weekly-digest': { compose: digestComposer((rows, now) => digestLines(db(), rows, now)), plan: planDigests },
    ...rules,
  }
  const composers = mapped(parts, ({ compose }) => compose)
  const doorOf = (name: string): Door | undefined => doors.find((door) => door.name === name)
  let stopping = false
  const passes = new Set<Promise<unknown>>()
  const tracked = <T>(pass: Promise<T>): Promise<T> => {
    const ended: Promise<unknown> = pass.catch(() => undefined).finally(() => passes.delete(ended))
    passes.add(ended)
    return pass
  }

  const plan = async (at?: Instant): Promise<number> => {
    const now = at ?? (await clock.now())
    const { planned, broken } = await planAll(Object.values(parts), db(), now)
    if (broken.length > 0) throw broken[0]
    // A made-up time says nothing of when this copy was last awake.
    if (at === undefined) await beat(db(), 'plan', now)
    return planned
  }
  const send = async (): Promise<Delivered> => {
    const now = await clock.now()
    const done = await deliver(
      {
        claim: (at, limit) => claim(db(), at, limit),
        mark: (row, outcome, at) => mark(db(), row, outcome, at),
        recipients: (ids) => recipients(db(), ids),
        composers,
        addressOf: async ({ id, email }) => {
          const used = await accounts.addressOf(id)
          if (used && doorOf(used.door)) return used
          for (const door of doors) {
            const found = await door.locate(email)
            if (found) return found
          }
          return null
        },
        send: async (to, message, key) => (await doorOf(to.door)?.send(to, message, key)) ?? { kind: 'unknown' },
      },
      now,
      () => !stopping,
    )
    await beat(db(), 'deliver', now)
    return done
  }
  return {
    plan: (at) => tracked(plan(at)),
    deliver: () => tracked(send()),
    stop: async () => {
      stopping = true
      await Promise.all(passes)
    },
  }
}

/** A rule that cannot be planned stops no other; what broke is told when all have been tried. */
async function planAll(
  parts: readonly RulePart[],
  db: PrismaClient,
  now: Instant,
): Promise<{ planned: number; broken: readonly unknown[] }> {
  const broken: unknown[] = []
  let planned = 0
  for (const { plan } of parts) {
    try {
      planned += (await plan?.(db, now)) ?? 0
    } catch (error) {
      broken.push(error)
    }
  }
  return { planned, broken }
}

function mapped<K extends string, A, B>(record: Readonly<Record<K, A>>, of: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, of(value)])) as Record<K, B>
}
