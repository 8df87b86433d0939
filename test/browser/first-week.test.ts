import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, localDateOf } from '../../src/kernel/dates.ts'
import { noBrowser, type OpenBrowser, openBrowser, pageFaults } from '../support/browser.ts'
import { simulatorRig } from '../support/simulator-rig.ts'
import { type OpenStage, openStage } from '../support/stage.ts'

const missing = noBrowser()
if (missing) console.warn(`skipped: ${missing}`)

describe.skipIf(missing)('the first week of a sergeant, in a real browser on the whole app', () => {
  let stage: OpenStage
  let browser: OpenBrowser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    stage = await openStage(await simulatorRig(), ['PC1007'])
    browser = await openBrowser()
    page = await browser.tab()
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    page.on('pageerror', (error) => void complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
  })

  const digests = () => page.getByRole('heading', { name: /^Your week from/ })
  const moveClock = async (label: string): Promise<void> => {
    const before = await page.locator('[data-clock]').textContent()
    await page.getByRole('button', { name: label }).click()
    await expect.poll(() => page.locator('[data-clock]').textContent()).not.toBe(before)
  }

  test('chooses who to be, asks for help in own words, and is shown it', async () => {
    await page.goto(`${stage.app.origin()}/`)
    await page
      .getByRole('link', { name: /^Tom Ashworth/ })
      .first()
      .click()
    // Until the page's script runs, Enter is only a new line.
    await page.waitForURL('**/as/PC1007')
    await page.locator('[data-say]').fill("/wellbeing can't sleep")
    await page.keyboard.press('Enter')
    await page.locator('.sim-card').getByText('116 123').first().waitFor()
    expect(await pageFaults(page)).toEqual([])
  })

  test('logs a one-to-one by keyboard alone', async () => {
    await page.locator('[data-say]').fill('/one-to-one')
    await page.keyboard.press('Enter')
    await page.locator('.as-form').waitFor()
    await expect.poll(() => focused(page)).toBe('person')
    expect(await pageFaults(page)).toEqual([])
    await page.keyboard.type('Priya')
    await tabTo(page, 'Next')
    await page.keyboard.press('Enter')
    await page.getByText('With Priya Shah, Police Constable.').waitFor()
    expect(await pageFaults(page)).toEqual([])
    await tabTo(page, 'note')
    await page.keyboard.type('Settling in well. Agreed a course on statements.')
    await tabTo(page, 'nextOn')
    await typeDate(page, addDays(localDateOf(await stage.now(), 'Europe/London'), 3))
    await tabTo(page, 'Save')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'One-to-one saved' }).waitFor()
    await page.locator('.sim-card').last().getByText('Priya Shah').first().waitFor()
    expect(await digests().count()).toBe(0)
    expect(await pageFaults(page)).toEqual([])
  })

  test('the digest arrives live on Monday at nine, and once', async () => {
    await moveClock('Next Monday 09:00')
    await digests().waitFor()
    await page.locator('[data-unasked="true"]').getByText('Priya Shah').first().waitFor()
    expect(await pageFaults(page)).toEqual([])
    await moveClock('+1 day')
    expect(await digests().count()).toBe(1)
    await page.reload()
    await digests().waitFor()
    expect(await digests().count()).toBe(1)
    expect(await pageFaults(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})

/** The name of the control that has the focus, or what stands on the button. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.name || document.activeElement.textContent.trim()')

/** A date is several stops of the tab key, and a browser adds its own for the calendar. */
async function tabTo(page: Page, control: string): Promise<void> {
  for (let stops = 0; (await focused(page)) !== control; stops++) {
    if (stops > 40) throw new Error(`the tab key does not lead to ${control}`)
    await page.keyboard.press('Tab')
  }
}

/** Digits in the order in which this browser's language writes a date. */
async function typeDate(page: Page, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-')
  const order = await page.evaluate<string[]>('new Intl.DateTimeFormat().formatToParts().map((part) => part.type)')
  const digits: Readonly<Record<string, string>> = { year, month, day }
  await page.keyboard.type(order.map((part) => digits[part] ?? '').join(''))
}
