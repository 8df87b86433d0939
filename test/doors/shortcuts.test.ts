import { afterEach, describe, expect, it } from 'vitest'
import type { Ask, Reply } from '../../src/conversation/exchange.ts'
import type { Form } from '../../src/view/form.ts'
import { DOORS } from '../support/doors.ts'
import { openOneDoor, SAM } from '../support/one-door.ts'

const WORDS = 'Ring the <fleet> desk & ask'

const formOf = (words: string, more: Partial<Form> = {}): Form => ({
  name: 'actions.add',
  notice: 'Add an action',
  title: 'Make this an action',
  intro: words === '' ? ['Only your own words are taken.'] : [],
  fields: [{ kind: 'line', name: 'what', label: 'What is to be done', required: true, maxLength: 300 }],
  submit: 'Add',
  steps: [{ name: 'second', label: 'Add a second one' }],
  carry: { once: 'k1' },
  values: { what: words },
  errors: {},
  ...more,
})
const added: Reply = { kind: 'update', message: { notice: 'Added', body: [{ kind: 'text', text: 'It is added.' }] } }

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

async function open(openRig: (typeof DOORS)[number][1], onSubmit: (ask: Extract<Ask, { kind: 'submit' }>) => Reply) {
  const asks: Ask[] = []
  const one = await openOneDoor(await openRig(), ({ ask }) => {
    asks.push(ask)
    if (ask.kind === 'shortcut') return { kind: 'ask', form: formOf(ask.words) }
    if (ask.kind === 'submit') return onSubmit(ask)
    return { kind: 'show', message: { notice: 'Hello', body: [{ kind: 'text', text: 'Hello.' }] } }
  })
  close = one.close
  const shortcuts = () => asks.filter(({ kind }) => kind === 'shortcut')
  return { driver: one.driver, opened: one.opened, asks, shortcuts }
}

describe.each(DOORS)('from the menu of a message in %s', (door, openRig) => {
  it('one’s own words come into a form, and are sent from it once they are edited', async () => {
    const { driver, asks, shortcuts, opened } = await open(openRig, () => added)
    await driver.shortcut(SAM, 'make-action', 'own', WORDS)
    expect(shortcuts()).toEqual([{ kind: 'shortcut', name: 'make-action', words: WORDS }])
    expect(opened.requests.at(-1)?.from.place).toBe('private')
    expect(driver.openForm(SAM)).toEqual({ what: WORDS })
    await driver.fills(SAM, { what: 'Ring the fleet desk' })
    expect(asks.at(-1)).toEqual({
      kind: 'submit',
      form: 'actions.add',
      values: { what: 'Ring the fleet desk' },
      carry: { once: 'k1' },
    })
    expect(driver.screen(SAM)).toContain('It is added.')
    expect(driver.openForm(SAM)).toBeNull()
    expect(driver.faults()).toEqual([])
  })

  it('the words of somebody else are not taken, and the form says why it is empty', async () => {
    const { driver, shortcuts, opened } = await open(openRig, () => added)
    await driver.shortcut(SAM, 'make-action', 'another', 'canary-3317 said in confidence')
    expect(shortcuts()).toEqual([{ kind: 'shortcut', name: 'make-action', words: '' }])
    expect(driver.openForm(SAM)).toEqual({ what: '' })
    expect(driver.screen(SAM)).toContain('Only your own words are taken.')
    if (door !== 'simulator') expect(JSON.stringify(opened.requests)).not.toContain('canary-3317')
    expect(JSON.stringify(opened.logged)).not.toContain('canary-3317')
  })

  it('the form comes back filled when it is refused, and keeps its words through a step', async () => {
    const { driver } = await open(openRig, ({ step }) =>
      step === undefined
        ? { kind: 'keep', errors: { what: 'Say it in fewer words.' } }
        : { kind: 'ask', form: formOf('', { values: {}, intro: ['Now two.'] }) },
    )
    await driver.shortcut(SAM, 'make-action', 'own', WORDS)
    await driver.fills(SAM, { what: 'Not to be lost' })
    expect(driver.screen(SAM)).toContain('Say it in fewer words.')
    expect(driver.openForm(SAM)).toEqual({ what: 'Not to be lost' })
    await driver.steps(SAM, 'Add a second one', { what: 'Nor is this' })
    expect(driver.screen(SAM)).toContain('Now two.')
    expect(driver.openForm(SAM)).toEqual({ what: 'Nor is this' })
    expect(driver.faults()).toEqual([])
  })

  it('words that need help find it, whoever wrote them, where the shortcut is for that', async () => {
    const { driver, shortcuts } = await open(openRig, () => added)
    await driver.shortcut(SAM, 'wellbeing', 'another', 'She has stopped eating')
    const words = door === 'simulator' ? '' : 'She has stopped eating'
    expect(shortcuts()).toEqual([{ kind: 'shortcut', name: 'wellbeing', words }])
  })
})
