import { randomInt, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTS } from '../../src/conversation/acts.ts'
import { midnight, parseLocalDate } from '../../src/kernel/dates.ts'
import { type Headless, headless } from '../support/headless.ts'
import { faultsIn } from './invariants.ts'
import type { Sealed } from './sealed-words.ts'
import { importForce, makeForce, readStanding, type SmallForce, stands } from './small-force.ts'
import { perform, rowAbout, type Step, steps, todayOf } from './walk.ts'
import { expectKept, expectOnlyReaders, freshWord, lookRound, wordsIn } from './word-watch.ts'

/** `npm run property` walks for longer; a seed that was printed walks the same way again. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 5)
const SEED = Number(process.env.PROPERTY_SEED ?? randomInt(2 ** 31))

let opened: Headless
beforeAll(async () => {
  opened = await headless(new Date('2026-11-25T12:00:00Z'))
})
afterAll(() => opened.close())

/** Forms that were saved at least once: a walk in which everything is refused proves nothing. */
const saved = new Set<string>()

/** The last fact so far. */
async function lastFact(): Promise<bigint> {
  const { _max } = await opened.app.database.prisma.auditFact.aggregate({ _max: { seq: true } })
  return _max?.seq ?? 0n
}

async function expectAudited(places: readonly Sealed[], reader: string, since: bigint): Promise<void> {
  if (places.length === 0) return
  const facts = await opened.app.database.prisma.auditFact.findMany({ where: { seq: { gt: since }, actorId: reader } })
  const told = new Set(facts.map(({ subjectId }) => subjectId))
  const silent = places.filter(({ subject }) => !told.has(subject)).map(({ place }) => place)
  expect(silent, 'read without a fact').toEqual([])
}

const dayOf = (text: string): Date => midnight(parseLocalDate(text) ?? ('' as never))

async function take(step: Step, force: SmallForce & { under: Record<string, string> }, prefix: string): Promise<void> {
  const { prisma } = opened.app.database
  const today = todayOf(opened)
  const person = (index: number) => force.constables[index % force.constables.length] ?? ''
  const anyone = (index: number) => force.all[index % force.all.length] ?? ''
  // Facts follow one another: no two steps happen at one moment.
  opened.clock.at = new Date(opened.clock.at.getTime() + 1_000)
  const by: { [K in Step['kind']]: (step: Extract<Step, { kind: K }>) => Promise<void> } = {
    act: async (one) => {
      const subject = person(one.person)
      const standing = await readStanding(opened.databaseUrl, today)
      const near = force.all.filter((each) => stands(standing, each, subject) === one.who)
      const user = near[one.row % Math.max(near.length, 1)] ?? anyone(one.row)
      const id = await rowAbout(opened, one.act, subject, one.row)
      if (id === null) return
      const since = await lastFact()
      const tried = await perform(opened, one, user, id, () => freshWord(user))
      expect(opened.logged.filter((line) => line.includes('request.failed'))).toEqual([])
      const world = await lookRound(opened, force)
      const read = tried.replies.flatMap((reply) => expectOnlyReaders(world, reply, user))
      await expectAudited(read, user, since)
      expectKept(world, tried)
      if (tried.form && tried.replies.slice(1).some(({ kind }) => kind === 'update')) saved.add(tried.form.name)
    },
    move: async ({ person: whom, to }) => {
      const sergeants = ['first', 'second', 'third', 'beside', '']
      const name = ['anna', 'bilal', 'carys'][whom % 3] ?? ''
      force.under[name] = sergeants[to % sergeants.length] ?? ''
      await importForce(opened, prefix, force.under)
    },
    cover: async ({ person: whom, by: other, days }) => {
      if (person(whom) === anyone(other)) return
      await prisma.supervisionLink.create({
        data: {
          ...{ id: randomUUID(), personId: person(whom), supervisorId: anyone(other), kind: 'cover' },
          ...{ fromDate: dayOf(today), createdAt: opened.clock.at },
          untilDate: new Date(dayOf(today).getTime() + days * 86_400_000),
        },
      })
    },
    aside: async ({ person: whom, by: other, days }) => {
      if (person(whom) === anyone(other)) return
      await prisma.recusal.create({
        data: {
          ...{ id: randomUUID(), personId: person(whom), supervisorId: anyone(other), createdAt: opened.clock.at },
          ...{ fromDate: dayOf(today), createdById: anyone(0) },
          untilDate: new Date(dayOf(today).getTime() + days * 86_400_000),
        },
      })
    },
    pass: async ({ hours }) => {
      opened.clock.at = new Date(opened.clock.at.getTime() + hours * 3_600_000)
    },
  }
  await (by[step.kind] as (step: Step) => Promise<void>)(step)
  const seen = opened.sent.length
  await opened.app.tick()
  const fresh = opened.sent.slice(seen)
  const world = fresh.length > 0 ? await lookRound(opened, force) : null
  for (const { to, message } of fresh) {
    if (world && force.all.includes(to)) expectOnlyReaders(world, message, to)
    expect(wordsIn(message.notice)).toEqual([])
  }
  expect(await faultsIn(opened.databaseUrl)).toEqual([])
}

const looks = ACTS.filter(({ way }) => way === 'press')

/** Everybody opens everything there is. */
async function lookEverywhere(force: SmallForce): Promise<void> {
  const world = await lookRound(opened, force)
  for (const user of force.all) {
    for (const subject of force.constables) {
      for (const act of looks.filter(({ needs }) => /[.](see|read|read-dates|readers)$/.test(needs))) {
        const id = await rowAbout(opened, act, subject, 0)
        if (id === null) continue
        const carry = act.about === 'self' ? {} : { [act.about]: id }
        const since = await lastFact()
        const shown = await opened.ask(user, { kind: 'press', button: act.name, carry })
        await expectAudited(expectOnlyReaders(world, shown, user), user, since)
      }
    }
    for (const name of ['team', 'handover']) {
      expectOnlyReaders(world, await opened.ask(user, { kind: 'command', name, words: '' }), user)
    }
  }
}

test(`whatever happens, in whatever order (seed ${SEED})`, { timeout: RUNS * 60_000 }, async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(steps, async (walk) => {
      run += 1
      const prefix = `R${run}`
      const force = await makeForce(opened, prefix)
      for (const step of walk) await take(step, force, prefix)
      await lookEverywhere(force)
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  )
  expect(saved.size, [...saved].join()).toBeGreaterThan(2)
})
