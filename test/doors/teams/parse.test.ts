import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../../src/conversation/commands.ts'
import { type Activity, readActivity } from '../../../src/doors/teams/activity.ts'
import { deedOfExecute, deedOfMessage } from '../../../src/doors/teams/parse.ts'

const PLAIN = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  conversation: { id: 'a:1', conversationType: 'personal' },
  from: { id: '29:1', aadObjectId: 'user' },
  recipient: { id: '28:bot' },
}
function activity(more: object): Activity {
  const read = readActivity({ ...PLAIN, ...more })
  if (!read) throw new Error('the plain activity reads')
  return read
}
const asked = (text: string) => deedOfMessage(activity({ text }), COMMANDS).ask

test.each([
  ['wellbeing', 'wellbeing', ''],
  ['/wellbeing', 'wellbeing', ''],
  ['  /WellBeing   I am not well ', 'wellbeing', 'I am not well'],
  ['one to one', 'one-to-one', ''],
  ['121', 'one-to-one', ''],
  ['1:1', 'one-to-one', ''],
  ['/one-to-one', 'one-to-one', ''],
  ['wellbeingly', '', 'wellbeingly'],
  ['', '', ''],
  ["I can't go on", '', "I can't go on"],
  ['🙂🙂', '', '🙂🙂'],
])('%j is the command %j with the words %j', (text, name, words) => {
  expect(asked(text)).toEqual({ kind: 'command', name, words })
})

test('40,000 characters are passed on whole', () => {
  expect(asked(`wellbeing ${'a'.repeat(40_000)}`)).toMatchObject({ words: 'a'.repeat(40_000) })
})

test('what was typed and what the card says about itself stay apart', () => {
  const data = { name: 'one-to-ones.log', carry: { once: 'k', count: 3 }, shape: null, note: 'Words', flag: true }
  const value = { action: { type: 'Action.Execute', verb: 'submit', data } }
  expect(deedOfExecute(activity({ type: 'invoke', value, replyToId: 'm1' }))).toEqual({
    ask: { kind: 'submit', form: 'one-to-ones.log', values: { note: 'Words' }, carry: { once: 'k' } },
    card: { id: 'm1', shape: null },
  })
})

test('no body, however odd, breaks the reading', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.object({ withNullPrototype: true }), (body, value, more) => {
      readActivity(body)
      for (const read of [
        readActivity({ ...PLAIN, value }),
        readActivity({ ...PLAIN, ...more, value: { action: more } }),
      ]) {
        if (!read) continue
        deedOfMessage(read, COMMANDS)
        deedOfExecute(read)
      }
    }),
    { numRuns: 2_000 },
  )
})
