import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postForm } from '../../support/simulator-client.ts'
import { buttonsOf, formOf, textOf } from '../../support/simulator-html.ts'
import { LOG_FORM, OWEN, openStage, PRIYA, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const say = (text: string, place = 'private', user = OWEN.reference) =>
  postForm(stage.origin, `/as/${user}/say`, { text, place })
const lastRequest = () => stage.requests.at(-1)

describe('what is typed', () => {
  it.each([
    ["/wellbeing can't sleep", 'wellbeing', "can't sleep"],
    ['Wellbeing', 'wellbeing', ''],
    ['121 Priya', 'one-to-one', 'Priya'],
    ['one to one', 'one-to-one', ''],
    ['I am lost', '', 'I am lost'],
    ['', '', ''],
    ['  \n ', '', ''],
    ['🙂🙂', '', '🙂🙂'],
    ['x'.repeat(40_000), '', 'x'.repeat(40_000)],
    ['🙂'.repeat(20_000), '', '🙂'.repeat(20_000)],
  ])('reaches the core as a command: %.20j', async (text, name, words) => {
    await say(text)
    expect(lastRequest()).toMatchObject({
      from: { door: 'simulator', tenant: 'simulator', user: OWEN.reference, place: 'private' },
      ask: { kind: 'command', name, words },
    })
  })

  it('keeps lines as lines, whatever line ends the browser sends', async () => {
    await say('/wellbeing one\r\ntwo')
    expect(lastRequest()?.ask).toMatchObject({ words: 'one\ntwo' })
  })

  it('shows a shared place and answers only the asker', async () => {
    const { changes } = await say('/wellbeing', 'shared')
    expect(lastRequest()?.from.place).toBe('shared')
    expect(changes.map(({ html }) => textOf(html)).join('\n')).toContain('Only you can see this')
    const other = await (await fetch(`${stage.origin}/as/${PRIYA.reference}`)).text()
    expect(other).not.toContain('Help with sleep')
  })

  it('gives every act an id of its own', () => {
    const ids = stage.requests.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('refuses what is too large in words, and does not hand it on', async () => {
    const before = stage.requests.length
    const { status, trouble } = await say('x'.repeat(1_100_000))
    expect([status, trouble]).toEqual([413, expect.stringContaining('Shorten it')])
    expect(stage.requests).toHaveLength(before)
  })

  it('is shown as text, never as markup, and never logged', async () => {
    const { changes } = await say('<img src=x onerror=alert(1)> canary-7391')
    expect(changes[0]?.html).toContain('&lt;img src=x onerror=alert(1)&gt; canary-7391')
    expect(JSON.stringify(stage.logged)).not.toContain('canary-7391')
  })
})

describe('buttons and forms', () => {
  const open = async () => {
    const { changes } = await say('/one-to-one')
    const form = formOf(changes.at(-1)?.html ?? '')
    if (!form) throw new Error('no form was shown')
    return { form, id: changes.at(-1)?.id }
  }

  it('press with the carry the core made, twice the same, and replace the message on an update', async () => {
    const { changes } = await say('/wellbeing')
    const [more] = buttonsOf(changes.at(-1)?.html ?? '')
    const [first] = await Promise.all(
      [more, more].map((button) => postForm(stage.origin, button?.action ?? '', button?.fields ?? {})),
    )
    const presses = stage.requests.slice(-2).map(({ ask }) => ask)
    expect(presses[0]).toEqual({ kind: 'press', button: 'wellbeing.more', carry: { once: 'k1', category: 'trim' } })
    expect(presses[1]).toEqual(presses[0])
    expect(first?.changes.map(({ id }) => id)).toContain(changes.at(-1)?.id)
  })

  it('send values by field, lists as lists, and give way to their answer', async () => {
    const { form, id } = await open()
    const values = { person: 'id-1', heldOn: '2026-03-02', note: 'a\r\nb', topics: ['workload', 'training'] }
    const { changes } = await postForm(stage.origin, form.action, { ...form.hidden, ...values })
    expect(lastRequest()?.ask).toEqual({
      kind: 'submit',
      form: 'one-to-ones.log',
      carry: LOG_FORM.carry,
      values: { ...values, note: 'a\nb' },
    })
    expect(changes).toEqual([{ id, version: expect.any(Number), html: expect.stringContaining('is saved') }])
  })

  it('come back filled with what to mend', async () => {
    const { form } = await open()
    const fields = { ...form.hidden, person: '', heldOn: '31 Feb', note: 'Not to be lost', topics: 'training' }
    const { changes } = await postForm(stage.origin, form.action, fields)
    const kept = formOf(changes.at(-1)?.html ?? '')
    expect(textOf(changes.at(-1)?.html ?? '')).toContain('Choose who it was with')
    expect(kept?.controls.find(({ name }) => name === 'note')?.values).toEqual(['Not to be lost'])
    expect(kept?.controls.find(({ name }) => name === 'topics')?.values).toEqual(['training'])
    expect(kept?.hidden).toEqual(form.hidden)
  })

  it('still work from a page that was open over a restart', async () => {
    const carry = JSON.stringify({ once: 'old' })
    const gone = `/as/${OWEN.reference}/submit/1`
    const saved = await postForm(stage.origin, gone, { _form: 'one-to-ones.log', _carry: carry, person: 'id-1' })
    expect(lastRequest()?.ask).toMatchObject({ kind: 'submit', carry: { once: 'old' }, values: { person: 'id-1' } })
    expect(textOf(saved.changes[0]?.html ?? '')).toContain('is saved')
    const refused = await postForm(stage.origin, gone, { _form: 'one-to-ones.log', _carry: carry, person: '' })
    expect(refused).toMatchObject({ changes: [], trouble: 'Choose who it was with' })
  })

  it.each([['not json'], ['[]'], ['{"a":1}'], ['']])('refuse a carry that is not ours: %s', async (carry) => {
    const before = stage.requests.length
    const { trouble } = await postForm(stage.origin, `/as/${OWEN.reference}/press/1`, { _button: 'a.b', _carry: carry })
    expect(trouble).toContain('could not be read')
    expect(stage.requests).toHaveLength(before)
  })
})
