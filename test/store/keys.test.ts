import { randomBytes } from 'node:crypto'
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseKeys } from '../../src/store/key-text.ts'
import { simulatorKeys } from '../../src/store/keys.ts'
import { runChild } from '../support/child.ts'
import { scratchFolder } from '../support/scratch.ts'

const good = () => randomBytes(32).toString('base64')

test('reads keys in order, spaces or none', () => {
  const [a, b] = [good(), good()]
  expect(parseKeys(` 2026-03:${a} , old:${b}`)).toEqual({
    kind: 'keys',
    keys: [
      { id: '2026-03', key: new Uint8Array(Buffer.from(a, 'base64')) },
      { id: 'old', key: new Uint8Array(Buffer.from(b, 'base64')) },
    ],
  })
})

test('says everything that is wrong, and repeats no part of a key', () => {
  const secret = randomBytes(16).toString('base64')
  const parsed = parseKeys(`${secret},a:${secret},a:${good()},Big:${good()},a:${good()},c:${secret}!`)
  expect(parsed).toEqual({
    kind: 'faults',
    faults: [
      'key 1 must begin with a short name of small letters, digits and hyphens, then a colon',
      'key 2 (a) must be 32 random bytes in base64',
      'key 4 must begin with a short name of small letters, digits and hyphens, then a colon',
      'key 5 has the same name as an earlier one: a',
      'key 6 (c) must be 32 random bytes in base64',
    ],
  })
  expect(JSON.stringify(parsed)).not.toContain(secret.slice(0, 8))
  expect(parseKeys('').kind).toBe('faults')
})

test('the simulator makes one key, closed to others, and keeps it', () => {
  const dataDir = path.join(scratchFolder(), 'data')
  const made = simulatorKeys(dataDir)
  expect(simulatorKeys(dataDir)).toEqual(made)
  expect(made[0].key).toHaveLength(32)
  expect(readdirSync(dataDir)).toEqual(['simulator.keys'])
  expect(statSync(path.join(dataDir, 'simulator.keys')).mode & 0o777).toBe(0o600)
})

test('of first starts at once all get the same key', async () => {
  const dataDir = scratchFolder()
  const starters = [1, 2, 3].map(() => runChild(new URL('./keys-app.ts', import.meta.url), [dataDir]))
  const marks = await Promise.all(starters.map(async (each) => (await each.next('key')).key))
  expect(new Set(marks).size).toBe(1)
})

test('a key file others can read, or without a key, is refused with words', () => {
  const dataDir = scratchFolder()
  const file = path.join(dataDir, 'simulator.keys')
  simulatorKeys(dataDir)
  chmodSync(file, 0o644)
  expect(() => simulatorKeys(dataDir)).toThrow(
    expect.objectContaining({ reader: expect.stringContaining('other users of this machine can read it') }),
  )
  chmodSync(file, 0o600)
  writeFileSync(file, 'nothing')
  expect(() => simulatorKeys(dataDir)).toThrow(
    expect.objectContaining({ reader: expect.stringContaining('does not hold a key') }),
  )
})
