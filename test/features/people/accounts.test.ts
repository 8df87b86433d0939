import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkAccount, unlinkAccount } from '../../../src/features/people/account-link-store.ts'
import { accounts } from '../../../src/features/people/accounts-store.ts'
import { peopleCounts } from '../../../src/features/people/counts-store.ts'
import type { Database } from '../../../src/store/database.ts'
import { callerOf } from '../../../src/wiring/caller.ts'
import { freshDatabase } from '../../support/postgres.ts'
import { AT, CLOCK, opened } from '../../support/store.ts'
import { officer, officers, rowsOf } from './force.ts'
import { put } from './import-rig.ts'

let database: Database
beforeAll(async () => {
  database = await opened((await freshDatabase()).url)
  await put(database, rowsOf(officers(5)))
})
afterAll(() => database.close())

const by = { actor: CLOCK, at: AT }
const account = { door: 'slack', tenant: 'T1', user: 'U1' } as const
const link = (reference: string) =>
  linkAccount({ db: database.prisma, newId: randomUUID }, by, { ...account, reference })
const unlink = () => unlinkAccount({ db: database.prisma }, by, account)

/** What the platform says of U1: an address that is nobody's, unless given. */
const known = (email = 'somebody@elsewhere.example') =>
  accounts({
    db: () => database.prisma,
    newId: randomUUID,
    whoIs: async () => ({ email, address: { ...account, route: { conversation: 'c1' } } }),
  })
const whoWrites = async (email?: string) => (await known(email).identify(account, AT))?.reference ?? null
const told = async () => {
  const facts = await database.prisma.auditFact.findMany({ where: { kind: { startsWith: 'account.' } } })
  return facts.map(({ kind, door }) => `${kind} ${door}`)
}

test('an account whose e-mail is nobody’s is linked by hand, once, and known from then on', async () => {
  expect(await whoWrites()).toBe(null)
  expect(await link('PC1')).toBe('linked')
  expect(await link('PC1')).toBe('unchanged')
  expect(await told()).toHaveLength(1)
  expect(await whoWrites()).toBe('PC1')
  // Where to answer is learnt when they first write.
  const [row] = await database.prisma.account.findMany()
  expect([row?.route, row?.lastUsedAt]).toEqual([{ conversation: 'c1' }, AT])
})

test('somebody else’s account is refused until it is unlinked; each change has its fact', async () => {
  await expect(link('PC2')).rejects.toMatchObject({
    reader: expect.stringMatching(/^This account belongs to somebody/),
  })
  await expect(link('PC404')).rejects.toMatchObject({ reader: expect.stringMatching(/^Nobody has this person_id/) })
  expect(await whoWrites()).toBe('PC1')
  await unlink()
  await expect(unlink()).rejects.toMatchObject({ reader: expect.stringMatching(/^This account is nobody’s/) })
  expect(await whoWrites()).toBe(null)
  expect(await link('PC2')).toBe('linked')
  const facts = await database.prisma.auditFact.findMany({ where: { kind: { startsWith: 'account.' } } })
  expect(facts.map(({ kind }) => kind)).toEqual(['account.linked', 'account.unlinked', 'account.linked'])
})

test('ten administrators at once link it to one person, with one fact', async () => {
  await unlink()
  const before = (await told()).length
  const done = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => link(`PC${index % 5}`)))
  const linked = done.filter((each) => each.status === 'fulfilled' && each.value === 'linked')
  expect([linked.length, (await told()).length - before]).toEqual([1, 1])
  await unlink()
})

test('by e-mail at first contact, in any case of letters', async () => {
  expect(await whoWrites('Officer.3@Sample.Example')).toBe('PC3')
  expect((await told()).at(-1)).toBe('account.linked slack')
})

test('a leaver loses access the same day, and those under them count as without a supervisor', async () => {
  const asks = (at: string) =>
    callerOf({ accounts: known(), clock: { now: async () => new Date(at) } })({ ...account, place: 'private' })
  const under = officer(4, { supervisor_id: 'PC3' })
  await put(database, rowsOf([...officers(3), officer(3, { leaves_on: '2026-03-31' }), under]))
  // The day begins in London at 23:00 UTC.
  expect((await asks('2026-03-30T22:59:00Z'))?.person.reference).toBe('PC3')
  expect(await asks('2026-03-30T23:00:00Z')).toBe(null)
  expect(await peopleCounts(database.prisma, new Date('2026-03-30T22:59:00Z'))).toEqual({ total: 5, unsupervised: 1 })
  expect(await peopleCounts(database.prisma, new Date('2026-03-30T23:00:00Z'))).toEqual({ total: 4, unsupervised: 2 })
})
