import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Reply, Request } from '../../../src/conversation/exchange.ts'
import type { DoorRig, Driver } from '../../support/driver.ts'
import { simulatorRig } from '../../support/simulator-rig.ts'
import { answerTo, OWEN, openStage, PRIYA, type Stage } from './stage.ts'

let stage: Stage
let rig: DoorRig
let driver: Driver

const broken = { notice: 'x', body: [{ kind: 'buttons', buttons: [{ label: '', name: 'a.b', carry: {} }] }] } as const
const handle = (request: Request): Reply =>
  request.ask.kind === 'command' && request.ask.words === 'break'
    ? { kind: 'show', message: broken }
    : answerTo(request)

beforeAll(async () => {
  stage = await openStage(handle)
  rig = await simulatorRig()
  await rig.enrol([OWEN, PRIYA])
  driver = await rig.attach(stage.origin)
})
afterAll(async () => {
  await rig.close()
  await stage.close()
})

describe('the simulator played as a person', () => {
  it('shows what the last act brought, and nobody else’s', async () => {
    await driver.says(OWEN, "/wellbeing can't sleep")
    expect(driver.screen(OWEN)).toContain('Trauma support is led by people who do your job')
    expect(driver.screen(OWEN)).not.toContain("can't sleep")
    expect(driver.screen(PRIYA)).toBe('')
    await driver.presses(OWEN, 'More like this')
    expect(driver.screen(OWEN)).toBe('The one-to-one with Priya Shah is saved.')
    await expect(driver.presses(OWEN, 'More like this')).rejects.toThrow('there is no button "More like this"')
  })

  it('fills a form by label, is refused with everything kept, and is done', async () => {
    await driver.says(OWEN, '121')
    await driver.fills(OWEN, { person: '', note: 'All <kept> & "as typed"\nin two lines', topics: 'Training' })
    expect(driver.screen(OWEN)).toContain('Choose who it was with')
    expect(driver.openForm(OWEN)).toEqual({
      person: '',
      heldOn: '2026-03-02',
      note: 'All <kept> & "as typed"\nin two lines',
      topics: 'training',
    })
    await expect(driver.fills(OWEN, { person: 'Nobody Atall' })).rejects.toThrow(
      'there are: Choose a person; Priya Shah',
    )
    await expect(driver.fills(OWEN, { mood: 'x' })).rejects.toThrow('the form has no field mood')
    await driver.fills(OWEN, { person: 'Priya Shah' })
    expect(stage.requests.at(-1)?.ask).toMatchObject({ values: { person: 'id-1', topics: ['training'] } })
    expect(driver.openForm(OWEN)).toBeNull()
  })

  it('sees what arrives by itself', async () => {
    const address = { door: 'simulator', tenant: 'simulator', user: PRIYA.reference, route: {} } as const
    await stage.door.send(address, { notice: 'Reminder', body: [{ kind: 'text', text: 'Due today' }] }, 'row-1')
    await vi.waitFor(() => expect(driver.inbox(PRIYA)).toEqual(['Due today']))
    expect(driver.inbox(OWEN)).toEqual([])
  })

  it('is the stranger where the force does not know somebody', async () => {
    await driver.saysInShared({ reference: 'X1', email: 'x@elsewhere.example', name: 'X' }, 'help')
    expect(stage.requests.at(-1)?.from).toMatchObject({ user: 'not-enrolled', place: 'shared' })
  })

  it('notices an answer that cannot be drawn, and the conversation goes on', async () => {
    expect(driver.faults()).toEqual([])
    await driver.says(PRIYA, '/wellbeing break')
    expect(driver.faults()).toEqual(['an answer could not be drawn'])
    await driver.says(PRIYA, '/wellbeing')
    expect(driver.screen(PRIYA)).toContain('Help with sleep')
  })
})
