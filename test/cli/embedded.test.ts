import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, instantOf, localDateOf, mondayOf } from '../../src/kernel/dates.ts'
import { socketUrl } from '../../src/store/embedded-socket.ts'
import { type Built, build, startBuilt } from '../support/built.ts'
import { digests, dump } from '../support/database-dump.ts'
import { temporaryFolder } from '../support/postgres.ts'
import { command } from './command.ts'
import { peopleFile } from './people-file.ts'

const folder = temporaryFolder()
const file = path.join(folder, 'people.csv')
const settings = { DATA_DIR: path.join(folder, 'data') }
let app: Built | null = null

beforeAll(async () => {
  await build()
  writeFileSync(file, peopleFile(20))
  app = await startBuilt(settings)
}, 120_000)
afterAll(async () => {
  await app?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

/** Without the beats of the running app, which come by themselves every minute. */
const rows = async () => {
  const { 'public.heartbeat': _beats, ...tables } = digests(await dump(socketUrl(settings.DATA_DIR)))
  return tables
}
const SUMMARY =
  /^(?:Nothing was written. It would be|Written): new (\d+), moved (\d+), changed (\d+), left (\d+), untouched (\d+), refused (\d+), not in the file (\d+)\.$/m
const counts = (out: string) => SUMMARY.exec(out)?.slice(1).map(Number)
const REFUSED = 'Line 17: type must be one of: officer, special, pcso, staff, volunteer.\n'

test('beside the running app: a bad line is named and the others go in; a dry run and a second run change nothing', async () => {
  const before = await rows()
  const dry = await command(`people import ${file} --dry-run --even-if-smaller`, settings)
  expect([dry.code, counts(dry.out)]).toEqual([1, [19, 0, 0, 0, 0, 1, 61]])
  const shrunk = await command(`people import ${file}`, settings)
  expect([shrunk.code, shrunk.out]).toEqual([1, ''])
  expect(shrunk.err).toMatch(/^The file names 20 people and Alongside has 61: .*--even-if-smaller/)
  expect(await rows()).toEqual(before)

  const first = await command(`people import ${file} --even-if-smaller`, settings)
  expect([first.code, counts(first.out)]).toEqual([1, [19, 0, 0, 0, 0, 1, 61]])
  expect(first.out).toMatch(/^Line 2: N0 new, with no supervisor\nLine 3: N1 new, under N0\n/)
  expect(first.out).toContain(REFUSED)
  expect(first.err).toBe('1 line was refused. Mend them and import the file again.\n')
  const after = await rows()
  expect(after).not.toEqual(before)

  const second = await command(`people import ${file} --even-if-smaller`, settings)
  expect([second.code, counts(second.out)]).toEqual([1, [0, 0, 0, 0, 19, 1, 61]])
  expect(await rows()).toEqual(after)

  const page = await fetch(`${app?.origin}/`)
  expect(await page.text()).toContain('Newcomer 19')
})

test('beside the running app: everyone comes out as a file of their own that changes nothing', async () => {
  const out = path.join(folder, 'everyone.csv')
  const written = await command(`people export ${out}`, settings)
  expect(written).toMatchObject({ code: 0, out: '', err: `80 people written to ${out}.\n` })
  expect(statSync(out).mode & 0o777).toBe(0o600)
  expect((await command('people export', settings)).out).toBe(readFileSync(out, 'utf8'))
  const back = await command(`people import ${out}`, settings)
  expect([back.code, back.out]).toEqual([
    0,
    'Written: new 0, moved 0, changed 0, left 0, untouched 80, refused 0, not in the file 0.\n',
  ])
})

test('beside the running app: an account is linked and unlinked', async () => {
  const account = 'simulator simulator sergeant@elsewhere.example'
  expect((await command(`people link PC1007 ${account}`, settings)).out).toMatch(/^Linked\./)
  expect((await command(`people link PC1007 ${account}`, settings)).out).toBe('It is theirs already.\n')
  const taken = await command(`people link PC1008 ${account}`, settings)
  expect(taken).toMatchObject({ code: 1, out: '', err: 'This account belongs to somebody else. Unlink it first.\n' })
  expect((await command('people link PC1008 slack T0FORCE U0SERGEANT', settings)).err).toMatch(/^slack is not set up/)
  expect((await command(`people link PC9999 ${account}`, settings)).err).toMatch(/^Nobody has this person_id/)
  expect((await command(`people unlink ${account}`, settings)).out).toMatch(/^Unlinked\./)
  expect((await command(`people unlink ${account}`, settings)).code).toBe(1)
})

test('beside the running app: its health, and its messages are its own', async () => {
  const doctor = await command('doctor', settings)
  expect([doctor.code, doctor.err]).toEqual([0, ''])
  expect(doctor.out).toMatch(/^ok {4}People: 80, of whom 2 have no supervisor\.$/m)
  expect(doctor.out).toMatch(/^ok {4}Reminders: last deliver pass at /m)
  const deliver = await command('deliver', settings)
  expect([deliver.code, deliver.out]).toEqual([
    0,
    'The simulator that is running sends its own messages, within a minute.\n',
  ])
})

test('with nobody running: plans as at a moment, and sends each message once', async () => {
  await app?.kill('SIGTERM')
  app = null
  const monday = addDays(mondayOf(localDateOf(new Date(), 'Europe/London')), 7)
  const at = instantOf(monday, '09:00', 'Europe/London').toISOString()
  const tick = await command(`tick --at ${at}`, settings)
  const planned = Number(/^Planned (\d+) messages as at /.exec(tick.out)?.[1])
  expect([tick.code, planned > 5]).toEqual([0, true])
  expect((await command(`tick --at ${at}`, settings)).out).toContain('Planned 0 messages')

  const deliver = await command('deliver', settings)
  expect([deliver.code, deliver.err]).toEqual([0, ''])
  expect(deliver.out.match(/^To \S+@sample\.example:$/gm)).toHaveLength(planned)
  // Beside the digests there is the daily check of who supervises whom.
  const weeks = deliver.out.match(/^Your week from /gm)?.length ?? 0
  expect([weeks > 5, weeks <= planned]).toEqual([true, true])
  expect(deliver.out).toContain(`sent ${planned}, waiting for an address 0,`)
  expect((await command('deliver', settings)).out).toBe(
    'sent 0, waiting for an address 0, nothing left to say 0, failed 0, outcome not known 0.\n',
  )
  expect((await command('doctor', settings)).out).toContain(`Messages: ${planned} sent.`)
})
