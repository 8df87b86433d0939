import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ask, Reply } from '../../../src/conversation/exchange.ts'
import { noBrowser, type OpenBrowser, openBrowser, pageFaults } from '../../support/browser.ts'
import { longForm } from '../../support/long-form.ts'
import { openStage, type Stage } from './stage.ts'

const missing = noBrowser()
if (missing) console.warn(`skipped: ${missing}`)

const saved: Reply = { kind: 'update', message: { notice: 'Saved', body: [{ kind: 'text', text: 'It is saved.' }] } }

type Submit = Extract<Ask, { kind: 'submit' }>

function answerTo(ask: Ask): Reply {
  if (ask.kind === 'shortcut') return { kind: 'ask', form: longForm(1, 3, { values: { shared: ask.words } }) }
  if (ask.kind !== 'submit') return { kind: 'ask', form: longForm(1, 3) }
  if (ask.step === 'more') return { kind: 'ask', form: longForm(2, 3, { values: ask.values }) }
  return ask.step === undefined ? saved : { kind: 'keep', errors: { form: 'Nobody sees this.' } }
}

describe.skipIf(missing)('a long form in a real browser', () => {
  let stage: Stage
  let browser: OpenBrowser
  let page: Page
  let user = 2000

  beforeAll(async () => {
    stage = await openStage(async ({ ask }) => answerTo(ask))
    browser = await openBrowser()
  })
  beforeEach(async () => {
    await page?.close()
    page = await browser.tab({ width: 375, height: 700 })
    // Each test is somebody else, with a chat of their own.
    user += 1
    await page.goto(`${stage.origin}/as/PC${user}`)
    await page.locator('[data-say]').fill('/one-to-one')
    await page.keyboard.press('Enter')
    await page.locator('.as-form').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await stage.close()
  })

  const submits = (): Submit[] =>
    stage.requests.flatMap(({ ask, from }) => (ask.kind === 'submit' && from.user === `PC${user}` ? [ask] : []))
  const focused = () => page.evaluate<string>('document.activeElement.name')

  it('grows where the person is, and they go on in what is new', async () => {
    await page.locator('[name="what-1"]').fill('Ring the fleet desk')
    await page.getByRole('button', { name: 'Add another action' }).click()
    await expect.poll(focused).toBe('what-2')
    expect(await page.locator('[name="what-1"]').inputValue()).toBe('Ring the fleet desk')
    const top = 'document.querySelector("[name=what-2]").getBoundingClientRect().top'
    expect(await page.evaluate<boolean>(`${top} > 0 && ${top} < innerHeight`)).toBe(true)
    expect(await pageFaults(page)).toEqual([])
  })

  it('is saved by the Enter key, which presses none of its steps', async () => {
    await page.locator('[name="what-1"]').fill('Ring the fleet desk')
    await page.locator('[name="what-1"]').press('Enter')
    await page.getByText('It is saved.').waitFor()
    expect(submits().map(({ step }) => step)).toEqual([undefined])
  })

  it('brings what is typed now and then, shows nothing of it, and is filled when the page is opened again', async () => {
    await page.locator('[name="shared"]').pressSequentially('Half a sentence')
    await expect
      .poll(() => submits().at(-1), { timeout: 10_000 })
      .toMatchObject({
        step: 'draft',
        values: { shared: 'Half a sentence' },
      })
    expect(submits().length).toBeLessThan('Half a sentence'.length)
    expect(await page.getByText('Nobody sees this.').count()).toBe(0)
    await page.reload()
    expect(await page.locator('[name="shared"]').inputValue()).toBe('Half a sentence')
  })

  it('brings the last of it when the page is left', async () => {
    await page.locator('[name="own"]').fill('The last words')
    await page.goto('about:blank')
    await expect.poll(() => submits().at(-1)).toMatchObject({ step: 'draft', values: { own: 'The last words' } })
  })

  it('is closed with its words, and goes', async () => {
    await page.locator('[name="own"]').fill('For later')
    await page.getByRole('button', { name: 'Close' }).click()
    await page.locator('.as-form').waitFor({ state: 'detached' })
    expect(submits().at(-1)).toMatchObject({ step: 'draft', values: { own: 'For later' } })
  })

  it('is opened from the menu of one’s own message', async () => {
    await page.locator('[data-kind="typed"] summary').click()
    await page.getByRole('button', { name: 'Make this an action' }).click()
    await expect.poll(() => page.locator('.as-form').count()).toBe(2)
    expect(await page.locator('[name="shared"]').last().inputValue()).toBe('/one-to-one')
  })
})
