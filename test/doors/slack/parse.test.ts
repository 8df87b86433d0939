import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commandFrom, pressFrom, shortcutFrom, submitFrom } from '../../../src/doors/slack/parse.ts'
import { lifecycleFrom, openedFrom, typedFrom } from '../../../src/doors/slack/parse-event.ts'
import { plainText } from '../../../src/doors/slack/plain-text.ts'
import { tenantOf } from '../../../src/doors/slack/tenant.ts'

const commands = [{ name: 'one-to-one', aliases: ['121', 'one to one'], summary: '', hint: '' }]
const press = (value: string, actionId = 'a.b~2') =>
  pressFrom({ team: { id: 'T1' }, user: { id: 'U1' }, actions: [{ action_id: actionId, value }] })?.ask

it('reads what a person sees from how Slack writes it', () => {
  expect(plainText('<@U0BOT> wellbeing')).toBe('wellbeing')
  expect(plainText('<@U0BOT|alongside>, help')).toBe('help')
  expect(plainText('see <https://a.example/x|a page> or <https://a.example>')).toBe('see a page or https://a.example')
  expect(plainText('ask <@U1|sam> in <#C1|rota>')).toBe('ask sam in rota')
  expect(plainText('a &lt; b &amp;&amp; c &gt; d &amp;lt;')).toBe('a < b && c > d &lt;')
})

it('finds a command by any of its names', () => {
  const ask = (command: string, text: string) => commandFrom({ user_id: 'U1', command, text }, commands)?.ask
  expect(ask('/121', 'with Priya')).toEqual({ kind: 'command', name: 'one-to-one', words: 'with Priya' })
  expect(ask('/ONE-TO-ONE', '')).toEqual({ kind: 'command', name: 'one-to-one', words: '' })
})

it('takes nothing but texts from a button', () => {
  expect(press('{"id":"7","n":1,"o":{},"l":["x"]}')).toEqual({ kind: 'press', button: 'a.b', carry: { id: '7' } })
  expect(press('not json')).toEqual({ kind: 'press', button: 'a.b', carry: {} })
  expect(press('["x"]')).toEqual({ kind: 'press', button: 'a.b', carry: {} })
})

it('names the organisation where the app is installed on all of it', () => {
  expect(tenantOf({ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'true' })).toBe('E1')
  expect(tenantOf({ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'false' })).toBe('T1')
  expect(tenantOf({ team: { id: 'T1' }, enterprise: { id: 'E1' }, is_enterprise_install: true })).toBe('E1')
  const authorizations = [{ is_enterprise_install: true }]
  expect(tenantOf({ team_id: 'T1', enterprise_id: 'E1', authorizations })).toBe('E1')
})

it('survives whatever is put where Slack puts something', () => {
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
      tie('object'),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
    object: fc.dictionary(
      fc.constantFrom(
        'user',
        'user_id',
        'id',
        'team',
        'view',
        'state',
        'values',
        'actions',
        'action_id',
        'value',
        'event',
        'text',
        'tokens',
        'bot',
        'selected_options',
        'private_metadata',
        'carry',
        'authorizations',
        '__proto__',
        'constructor',
      ),
      tie('value'),
    ),
  })).object
  const readers = [
    (body: unknown) => commandFrom(body, commands),
    pressFrom,
    submitFrom,
    (body: unknown) => shortcutFrom(body, []),
    (body: unknown) => typedFrom(body, commands),
    openedFrom,
  ]
  fc.assert(
    fc.property(anything, (body) => {
      for (const read of readers) {
        const request = read(body)
        if (request === null) continue
        expect(request.from.user).not.toBe('')
        expect(JSON.parse(JSON.stringify(request))).toEqual(request)
      }
      lifecycleFrom(body)
    }),
    { numRuns: 2_000 },
  )
})
