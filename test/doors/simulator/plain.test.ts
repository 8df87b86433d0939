import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, type Fields } from '../../support/simulator-client.ts'
import { buttonsOf, formOf } from '../../support/simulator-html.ts'
import { OWEN, openStage, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const home = `/as/${OWEN.reference}`
const page = async (path: string) => (await fetch(stage.origin + path)).text()
const post = (path: string, fields: Fields) =>
  fetch(stage.origin + path, {
    method: 'POST',
    headers: { accept: 'text/html', origin: stage.origin },
    body: bodyOf(fields),
    redirect: 'manual',
  })

describe('without a script', () => {
  it('lists everybody by team, and finds some of them', async () => {
    const all = await page('/')
    expect(all).toContain('Owen Davies')
    expect(all).toContain('Somebody who is not enrolled')
    const some = await page('/?find=sergeant+response')
    expect(some).toContain('href="/as/PS1007"')
    expect(some).not.toContain('href="/as/PC2000"')
    expect(await page('/?find=zzz')).toMatch(/data-people-none\s*>/)
  })

  it('says so where nobody goes by a reference', async () => {
    const response = await fetch(`${stage.origin}/as/NOBODY`)
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('Nobody here')])
  })

  it('sends words, presses and forms, each with the page again', async () => {
    const said = await post(`${home}/say`, { command: '/wellbeing', text: '' })
    expect([said.status, said.headers.get('location')]).toEqual([303, `${home}#latest`])
    const [button] = buttonsOf(await page(home))
    await post(button?.action ?? '', button?.fields ?? {})
    expect(await page(home)).toContain('is saved')

    await post(`${home}/say`, { text: '121' })
    const form = formOf(await page(home))
    await post(form?.action ?? '', { ...form?.hidden, person: '', note: 'Kept' })
    expect(formOf(await page(home))?.controls.find(({ name }) => name === 'note')?.values).toEqual(['Kept'])
  })

  it('opens today', async () => {
    await post(`${home}/open`, {})
    expect(stage.requests.at(-1)?.ask).toEqual({ kind: 'opened' })
  })

  it('shows what each platform gets, of the newest and of a chosen answer', async () => {
    const json = (await page(`${home}?show=slack`)).replace(/<\/?span[^>]*>/g, '')
    expect(json).toContain('&quot;blocks&quot;: [')
    const [, first] = /data-id="(\d+)"[^>]*data-kind="message"/.exec(await page(home)) ?? []
    const chosen = await page(`${home}?show=teams&entry=${first}`)
    expect(chosen).toContain('The chosen answer: “Saved in Alongside”')
    expect(await page(`${home}?show=constructor`)).not.toContain('<pre')
  })

  it('moves the clock forward, and says what is wrong with a move back', async () => {
    expect((await post(`${home}/clock`, { step: 'monday' })).status).toBe(303)
    expect(stage.now().toISOString()).toBe('2026-03-09T09:00:00.000Z')
    const back = await post(`${home}/clock`, { step: 'moment', moment: '2020-01-01T09:00' })
    expect([back.status, await back.text()]).toEqual([422, expect.stringContaining('only moves forward')])
    const odd = await post(`${home}/clock`, { step: 'moment', moment: '2026-02-31T09:00' })
    expect(await odd.text()).toContain('Give a real date and time')
  })
})
