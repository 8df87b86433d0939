// Sealed and audited save against a plain one. Both are the same app, asked the same way on the same database, in turns. In
// the plain turn the notes are stored as they are (no cipher, no MAC), no key is looked up or made and no audit fact is
// inserted; everything else, the guard, the record, what is owed and the message to the person included, is done in both.
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { middle, percentile, worst } from './figures.mjs'

const REAL = {
  createCipheriv: crypto.createCipheriv,
  createDecipheriv: crypto.createDecipheriv,
  createHmac: crypto.createHmac,
}
const through = () => ({
  setAAD: () => undefined,
  setAuthTag: () => undefined,
  getAuthTag: () => Buffer.alloc(16),
  update: (bytes) => Buffer.from(bytes),
  final: () => Buffer.alloc(0),
})
const mac = { update: () => mac, digest: () => '0'.repeat(64) }
const PLAIN = { createCipheriv: through, createDecipheriv: through, createHmac: () => mac }

/** Lets a client's transactions be plain while `isPlain`. Keys of subjects then come from memory. */
function plainable(prisma, isPlain) {
  const begin = prisma.$transaction.bind(prisma)
  const rows = new Map()
  const subjectKey = {
    findUnique: async ({ where }) => rows.get(where.subjectId) ?? null,
    findMany: async ({ where }) => where.subjectId.in.flatMap((id) => (rows.has(id) ? [rows.get(id)] : [])),
    createMany: async ({ data }) =>
      void data.forEach((row) => void rows.set(row.subjectId, { erasedAt: null, ...row })),
  }
  const notAudited =
    (tx) =>
    (parts, ...values) =>
      parts.join('').includes('INSERT INTO audit_fact') ? Promise.resolve(1) : tx.$executeRaw(parts, ...values)
  const plain = (tx) =>
    new Proxy(tx, {
      get: (target, name) =>
        name === 'subjectKey' ? subjectKey : name === '$executeRaw' ? notAudited(target) : Reflect.get(target, name),
    })
  prisma.$transaction = (work, options) => begin((tx) => work(isPlain() ? plain(tx) : tx), options)
}

/** `save(person)` resolves with the milliseconds of one save about somebody; `people` are for each kind its own. */
export async function compareSaves({ prisma, save, people, rounds, each, watch }) {
  let isPlain = false
  plainable(prisma, () => isPlain)
  const turn = async (kind, count, from = 0) => {
    isPlain = kind === 'plain'
    Object.assign(crypto, isPlain ? PLAIN : REAL)
    syncBuiltinESMExports()
    const took = []
    for (let n = 0; n < count; n += 1) took.push(await save(people[kind][(from + n) % people[kind].length]))
    return took
  }
  const kinds = ['plain', 'sealed']
  for (const kind of kinds) await turn(kind, each)
  const statements = {}
  for (const kind of kinds) {
    watch.take()
    await turn(kind, 1)
    statements[kind] = watch.take().length
  }
  const medians = { plain: [], sealed: [] }
  const all = { plain: [], sealed: [] }
  for (let round = 0; round < rounds; round += 1) {
    const took = { plain: [], sealed: [] }
    // One after the other, so that whatever else the machine does falls on both alike.
    for (let n = 0; n < each; n += 1) {
      for (const kind of n % 2 ? kinds : kinds.toReversed()) took[kind].push(...(await turn(kind, 1, n)))
    }
    for (const kind of kinds) {
      medians[kind].push(middle(took[kind]))
      all[kind].push(...took[kind])
    }
  }
  Object.assign(crypto, REAL)
  syncBuiltinESMExports()
  const ratios = medians.sealed.map((value, round) => value / medians.plain[round])
  return {
    median: middle(ratios),
    worst: worst(ratios),
    statements,
    p50: { plain: middle(all.plain), sealed: middle(all.sealed) },
    p99: { plain: percentile(all.plain, 0.99), sealed: percentile(all.sealed, 0.99) },
  }
}
