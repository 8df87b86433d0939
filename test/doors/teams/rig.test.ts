import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import type { Door, Lifecycle, Reply, Request } from '../../../src/conversation/exchange.ts'
import { teamsDoor } from '../../../src/doors/teams/index.ts'
import type { Address } from '../../../src/kernel/door.ts'
import type { Form } from '../../../src/view/form.ts'
import type { DoorRig, Driver, Who } from '../../support/driver.ts'
import { type OpenedDoor, openDoor } from '../../support/ports.ts'
import { teamsRig } from '../../support/teams-rig.ts'

const SAM: Who = { reference: 'PC1', email: 'sam@force.example', name: 'Sam Bell' }
const JO: Who = { reference: 'PC2', email: 'jo@force.example', name: 'Jo Fox' }
const KEYS = `1:${Buffer.alloc(32, 1).toString('base64')}`

let rig: DoorRig
let door: Door
let opened: OpenedDoor
let driver: Driver
beforeEach(async () => {
  rig = await teamsRig()
  const { teams } = readConfig({ ...rig.env(), ALONGSIDE_KEYS: KEYS })
  if (!teams) throw new Error('the rig sets Teams up')
  door = teamsDoor(teams)
  opened = await openDoor(door, answer)
  await rig.enrol([SAM, JO])
  driver = await rig.attach(opened.origin)
})
afterEach(async () => {
  await opened.close()
  await rig.close()
})

const FORM: Form = {
  name: 'one-to-ones.log',
  notice: 'A form',
  title: 'Log a one-to-one',
  intro: ['Only what the person knows you are recording.'],
  fields: [
    { kind: 'person', name: 'person', label: 'Who', required: true, options: [{ value: 'p1', label: 'Priya Shah' }] },
    { kind: 'paragraph', name: 'note', label: 'Notes', required: true, maxLength: 4_000 },
    { kind: 'date', name: 'nextOn', label: 'Next one', required: false },
  ],
  submit: 'Save',
  carry: { once: 'k1' },
  values: { nextOn: '2026-12-01' },
  errors: {},
}

function answer({ ask }: Request): Reply {
  if (ask.kind === 'opened') return says('Welcome.')
  if (ask.kind === 'submit') {
    if (ask.values.note === '') return { kind: 'keep', errors: { note: 'Write what was agreed.' } }
    return says(`Saved for ${String(ask.values.person)}, next ${String(ask.values.nextOn)}.`)
  }
  if (ask.kind === 'press') return says(`Pressed ${ask.carry.c ?? ''}`)
  if (ask.kind === 'command' && ask.name === 'one-to-one') return { kind: 'ask', form: FORM }
  const link = { label: 'Samaritans [free] *always*', href: 'https://example.org/a_b' }
  return {
    kind: 'show',
    message: {
      notice: 'Help',
      body: [
        { kind: 'links', links: [link] },
        { kind: 'buttons', buttons: [{ label: 'Money', name: 'wellbeing.category', carry: { c: 'financial' } }] },
      ],
    },
  }
}

function says(text: string): Reply {
  return { kind: 'show', message: { notice: 'A message', body: [{ kind: 'text', text }] } }
}

test('everybody has the app and was welcomed, and an address came for each', () => {
  expect(driver.screen(SAM)).toBe('Welcome.')
  expect(opened.lifecycle).toHaveLength(2)
})

test('words, presses and forms are acted and read as in a client', async () => {
  await driver.says(SAM, "/wellbeing can't sleep")
  expect(driver.screen(SAM)).toBe('Samaritans [free] *always*\n[Money]')
  await driver.presses(SAM, 'Money')
  expect(driver.screen(SAM)).toContain('Pressed financial')
  await expect(driver.presses(SAM, 'Monye')).rejects.toThrow('no button "Monye"; there are: Money')

  await driver.says(SAM, '121')
  expect(driver.openForm(SAM)).toEqual({ person: '', note: '', nextOn: '2026-12-01' })
  expect(driver.screen(SAM)).toContain('Log a one-to-one')
  await driver.fills(SAM, { person: 'Priya Shah', note: '' })
  expect(driver.screen(SAM)).toContain('Write what was agreed.')
  expect(driver.openForm(SAM)).toEqual({ person: 'p1', note: '', nextOn: '2026-12-01' })
  await driver.fills(SAM, { note: 'Agreed a course.' })
  expect(driver.screen(SAM)).toBe('Saved for p1, next 2026-12-01.')
  expect(driver.openForm(SAM)).toBeNull()
  expect(driver.screen(JO)).toBe('Welcome.')
  expect(driver.faults()).toEqual([])
})

test('a channel shows its one line, and the answer beside it', async () => {
  await driver.saysInShared(JO, '/wellbeing')
  expect(driver.screen(JO)).toContain('I have sent you a private message.')
  expect(driver.screen(JO)).toContain('Samaritans')
})

test('what the bot sends by itself is in the inbox and not on the screen', async () => {
  const toJo = opened.lifecycle.map(addressIn).find((address) => address.user === opened.requests[1]?.from.user)
  if (!toJo) throw new Error('no address came')
  await door.send(toJo, { notice: 'Your week', body: [{ kind: 'text', text: 'Two are due.' }] }, 'row-1')
  const inboxes = [SAM, JO].map((who) => driver.inbox(who))
  expect(inboxes.flat()).toEqual(['Two are due.'])
  expect(driver.screen(JO)).toBe('Welcome.')
})

function addressIn(event: Lifecycle): Address {
  if (event.kind !== 'installed') throw new Error('expected an installation')
  return event.address
}
