import { describe, expect, test } from 'vitest'
import type { Ask } from '../../src/conversation/exchange.ts'
import { redateForm } from '../../src/features/actions/views-forms.ts'
import { Failure } from '../../src/kernel/failure.ts'
import { messageToText } from '../../src/view/to-text.ts'
import { day } from '../support/days.ts'
import { command, request } from '../support/requests.ts'
import { breaking, desk } from './desk.ts'

const press = (button: string): Ask => ({ kind: 'press', button, carry: {} })
const submit = (form: string): Ask => ({ kind: 'submit', form, values: { note: 'words' }, carry: {} })

describe('where a request goes', () => {
  test.each<[string, Ask, readonly string[]]>([
    ['a command anyone may ask', { kind: 'command', name: 'wellbeing', words: 'x' }, ['wellbeing']],
    ['Slack’s own spelling', { kind: 'command', name: '/wellbeing', words: '' }, ['wellbeing']],
    [
      'a command for people of the force',
      { kind: 'command', name: 'one-to-one', words: '' },
      ['caller', 'one-to-ones'],
    ],
    ['a greeting', { kind: 'command', name: 'alongside', words: 'hi' }, ['help']],
    [
      'a greeting with a cry after it',
      { kind: 'command', name: 'alongside', words: 'hi I can’t go on' },
      ['unknown words'],
    ],
    ['an unknown command', { kind: 'command', name: 'nonsense', words: '' }, ['unknown words']],
    ['words alone', { kind: 'command', name: '', words: 'I can’t sleep' }, ['unknown words']],
    ['a button', press('today.open'), ['caller', 'today']],
    ['a button of the wellbeing menu', press('wellbeing.category'), ['wellbeing']],
    ['a button nobody made', press('nobody.made'), ['unknown words']],
    ['a form', submit('one-to-ones.log'), ['caller', 'one-to-ones']],
    ['a shortcut', { kind: 'shortcut', name: 'wellbeing', words: '' }, ['wellbeing']],
    ['opening the app', { kind: 'opened' }, ['caller', 'today']],
  ])('%s', async (_what, ask, rooms) => {
    const { handle, asked } = desk()
    await handle(request(ask))
    expect(asked).toEqual(rooms)
  })
})

describe('a cry for help', () => {
  test.each<Ask>([
    { kind: 'command', name: 'one-to-one', words: 'I want to die' },
    { kind: 'shortcut', name: 'one-to-one', words: 'I want to die' },
  ])('typed behind another command is answered first, with no look-up', async (ask) => {
    const { handle, asked } = desk()
    await handle(request(ask))
    expect(asked).toEqual(['wellbeing'])
  })
})

describe('a refused request to be contacted in which somebody writes of their own danger', () => {
  const ask = { kind: 'submit', form: 'contact.send', values: { reach: 'I want to die' }, carry: {} } as const
  test.each<[string, Parameters<typeof desk>[0]]>([
    ['too long', { enrolled: { contact: async () => ({ kind: 'keep', errors: { reach: 'Too long.' } }) } }],
    ['nobody to ask', { enrolled: { contact: breaking(new Failure('not-yours', 'Nobody.', 'nobody')) } }],
    ['not enrolled', { caller: async () => null }],
  ])('%s: they are told where somebody answers now', async (_why, overrides) => {
    const reply = await desk(overrides).handle(request(ask))
    expect(reply).toMatchObject({ kind: 'keep', errors: { form: expect.stringContaining('somebody to talk to now') } })
  })
})

describe('a refused form about a record, whatever field speaks of danger', () => {
  test.each([
    ['actions.redate', 'reason', 'worried about this person’s life'],
    ['management.record', 'issue', 'worried about this person’s life'],
    // Nobody but the person may send this one: what is written in it is of themselves.
    ['management.comment', 'text', 'somebody to talk to now'],
  ])('%s: its writer is told where help is', async (form, field, help) => {
    const refusing = breaking(new Failure('stale', 'Saved already.', 'stale'))
    const { handle } = desk({ enrolled: { actions: refusing, management: refusing } })
    const reply = await handle(request({ kind: 'submit', form, values: { [field]: 'I want to die' }, carry: {} }))
    expect(reply).toMatchObject({ kind: 'keep', errors: { form: expect.stringMatching(`^Saved already.*${help}`) } })
  })
  test('a form that comes back over a newer change says so too', async () => {
    const action = { id: 'a', subject: { id: 'p', name: 'Priya Shah' }, what: 'Book it.', owner: 'person' } as const
    const open = { ...action, dueOn: day('2026-12-01'), state: 'open', finishedOn: null, version: 1 } as const
    const reader = { id: 's', today: day('2026-11-22'), newKey: () => 'k' }
    const form = redateForm({ action: open, reader, values: {}, errors: { form: 'Changed.' } })
    const { handle } = desk({ enrolled: { actions: async () => ({ kind: 'ask', form }) } })
    const ask = { kind: 'submit', form: 'actions.redate', values: { reason: 'I want to die' }, carry: {} } as const
    expect(await handle(request(ask))).toMatchObject({
      kind: 'ask',
      form: { errors: { form: expect.stringMatching(/^Changed\..*worried about/) } },
    })
  })
})

describe('a refused form whose note may speak of danger', () => {
  const NOTE = 'he said I want to die'
  const refused = async (note: string, overrides: Parameters<typeof desk>[0]) => {
    const { handle, broke } = desk(overrides)
    const reply = await handle(request({ kind: 'submit', form: 'one-to-ones.log', values: { note }, carry: {} }))
    if (reply.kind !== 'keep') throw new Error(`a ${reply.kind}`)
    expect(JSON.stringify(broke)).not.toContain(note)
    return reply.errors
  }
  const room = { 'one-to-ones': async () => ({ kind: 'keep', errors: { person: 'Choose.' } }) as const }

  test.each<[string, Parameters<typeof desk>[0]]>([
    ['by its room', { enrolled: room }],
    ['by a fault of ours', { caller: breaking(new Error('broken')) }],
    ['because its writer is not known', { caller: async () => null }],
    ['because the database is away', { caller: breaking(Object.assign(new Error(), { name: 'Away' })) }],
  ])('%s, says that the wellbeing command works now', async (_why, overrides) => {
    expect((await refused(NOTE, overrides)).form).toContain('type the wellbeing command')
    expect((await refused('words', overrides)).form ?? '').not.toContain('type the wellbeing command')
  })

  test('keeps the faults of its fields', async () => {
    expect((await refused(NOTE, { enrolled: room })).person).toBe('Choose.')
  })
})

describe('somebody the force has not enrolled', () => {
  const stranger = () => desk({ caller: async () => null })

  test('is told whom to ask, and where help is all the same', async () => {
    const { handle, asked } = stranger()
    const reply = await handle(command('one-to-one'))
    expect(reply.kind).toBe('show')
    const text = reply.kind === 'show' ? messageToText(reply.message) : ''
    expect(text).toContain('Ask your administrator')
    expect(text).toContain('See where help is')
    expect(asked).toEqual([])
  })
  test('is welcomed at first sight', async () => {
    const { handle, asked } = stranger()
    await handle(request({ kind: 'opened' }))
    expect(asked).toEqual(['help'])
  })
  test('keeps what they typed, should they have left between opening and sending', async () => {
    const reply = await stranger().handle(request(submit('one-to-ones.log')))
    expect(reply).toEqual({ kind: 'keep', errors: { form: expect.stringContaining('copy what you wrote') } })
  })
})

describe('the only catch', () => {
  const away = Object.assign(new Error('no route to 10.0.0.5'), { name: 'Away' })
  const faults: readonly (readonly [string, unknown, RegExp])[] = [
    [
      'a refusal with words',
      new Failure('not-yours', 'That person is not on your list.', 'log words'),
      /^That person is not on your list\.$/,
    ],
    ['the database away', away, /can’t reach its records.*Nothing was saved.*try again/],
    ['anything else', new TypeError('boom'), /nothing was saved.*reference: A1B2C3D4/],
    ['a thrown text', 'boom', /reference: A1B2C3D4/],
    ['nothing at all', undefined, /reference: A1B2C3D4/],
    ['an error with no stack', Object.assign(new Error('x'), { stack: undefined }), /reference: A1B2C3D4/],
  ]
  const places = (error: unknown) => [
    desk({ enrolled: { 'one-to-ones': breaking(error), today: breaking(error) } }),
    desk({ caller: () => Promise.reject(error) }),
  ]

  test.each(faults)('%s: a submitted form stays open, filled, with the sentence', async (_what, error, line) => {
    for (const { handle } of places(error)) {
      const reply = await handle(request(submit('one-to-ones.log')))
      expect(reply).toEqual({ kind: 'keep', errors: { form: expect.stringMatching(line) } })
    }
  })
  test.each(faults)('%s: everything else gets a private message with the sentence', async (_what, error, line) => {
    for (const { handle } of places(error)) {
      const reply = await handle(command('team'))
      expect(reply.kind).toBe('show')
      const first = reply.kind === 'show' ? reply.message.body[0] : undefined
      expect(first?.kind === 'text' ? first.text : '').toMatch(line)
    }
  })

  test('only what nobody foresaw is logged, with the reference the reader has', async () => {
    for (const [, error] of faults.slice(0, 2)) {
      const { handle, broke } = desk({ enrolled: { 'one-to-ones': breaking(error), today: breaking(error) } })
      await handle(command('team'))
      expect(broke).toEqual([])
    }
    const { handle, broke } = desk({ enrolled: { 'one-to-ones': breaking(1), today: breaking(new RangeError('x')) } })
    await handle(command('team'))
    expect(broke).toEqual([{ reference: 'A1B2C3D4', error: 'RangeError', where: 'unknown' }])
  })

  test('also catches a room that throws before it promises anything', async () => {
    const throwing = () => {
      throw new Failure('unavailable', 'Try later.', 'log')
    }
    const { handle } = desk({ open: { wellbeing: throwing, help: throwing } })
    expect((await handle(command('wellbeing'))).kind).toBe('show')
  })

  test('a form that no room knows comes back filled too', async () => {
    const reply = await desk().handle(request(submit('gone.form')))
    expect(reply).toEqual({ kind: 'keep', errors: { form: expect.stringContaining('too old') } })
  })
})
