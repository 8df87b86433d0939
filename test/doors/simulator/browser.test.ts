import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply, Request } from '../../../src/conversation/exchange.ts'
import { type Look, noBrowser, type OpenBrowser, openBrowser, pageFaults } from '../../support/browser.ts'
import { answerTo, openStage, type Stage } from './stage.ts'

const missing = noBrowser()
if (missing) console.warn(`skipped: ${missing}`)

/** Lets a test hold an answer back for as long as it looks at the waiting page. */
let hold: Promise<void> = Promise.resolve()

describe.skipIf(missing)('the page in a real browser', () => {
  let stage: Stage
  let browser: OpenBrowser
  const complaints: string[] = []

  beforeAll(async () => {
    stage = await openStage(async (request: Request): Promise<Reply> => {
      await hold
      return answerTo(request)
    })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await stage.close()
  })

  const openAs = async (user: string, look: Look = {}): Promise<Page> => {
    const page = await browser.tab(look)
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    page.on('pageerror', (error) => void complaints.push(error.message))
    await page.goto(`${stage.origin}${user === '' ? '/' : `/as/${user}`}`)
    return page
  }
  const type = async (page: Page, text: string) => {
    await page.locator('[data-say]').fill(text)
    await page.keyboard.press('Enter')
  }

  it.each<[string, string, Look]>([
    ['a desk', 'PC2010', { width: 1280, height: 800 }],
    ['a desk in the dark', 'PC2011', { width: 1280, height: 800, dark: true }],
    ['a phone', 'PC2012', { width: 320, height: 640 }],
    ['a window at 200 % in the dark', 'not-enrolled', { width: 640, height: 400, dark: true }],
  ])('has no fault and nothing out of sight in any state on %s', async (_name, user, look) => {
    const page = await openAs('', look)
    const check = async (state: string) => {
      expect(await pageFaults(page), state).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), state).toBe(true)
    }
    await check('nobody chosen')
    await page.goto(`${stage.origin}/as/${user}`)
    await page.locator('[data-say]').fill('/')
    await check('empty, with the commands open')
    await type(page, "/wellbeing can't sleep")
    await page.getByRole('heading', { name: 'Help with sleep' }).waitFor()
    await type(page, '/one-to-one')
    await page.locator('.as-form').getByRole('button', { name: 'Save' }).click()
    await page.getByText('There is a problem').waitFor()
    await check('after wellbeing, and a form with errors')
    await page.getByRole('link', { name: 'What Slack gets' }).last().click()
    await page.locator('pre').waitFor()
    await check('JSON open')
    await page.close()
  })

  it('is used by keyboard alone, with the focus where the next step is', async () => {
    const page = await openAs('PC2005')
    const focused = () => page.evaluate<string>('document.activeElement.className + document.activeElement.name')
    await type(page, '/one-to-one')
    await page.locator('.as-form').waitFor()
    await expect.poll(focused).toContain('person')
    await page.locator('.as-form textarea').fill('Not to be lost')
    await page.locator('.as-form .as-main').focus()
    await page.keyboard.press('Enter')
    await page.locator('.as-problem').waitFor()
    await expect.poll(focused).toContain('as-problem')
    expect(await page.locator('.as-form textarea').inputValue()).toBe('Not to be lost')
    await page.locator('[data-say]').focus()
    await page.keyboard.type('/on')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    expect(await page.locator('[data-say]').inputValue()).toBe('/one-to-one ')
    await page.close()
  })

  it('sends a double press once while waiting, and shows live what arrives in another tab', async () => {
    const [mine, theirs] = [await openAs('PC2001'), await openAs('PC2002')]
    await type(mine, '/wellbeing')
    await mine.getByRole('button', { name: 'More like this' }).waitFor()
    const before = stage.requests.length
    let release = () => {}
    hold = new Promise((resolve) => {
      release = resolve
    })
    await mine.bringToFront()
    await mine.getByRole('button', { name: 'More like this' }).dblclick()
    await mine.locator('[data-waiting]:not([hidden])').waitFor()
    expect(await mine.locator('.as-press button').first().getAttribute('aria-disabled')).toBe('true')
    release()
    await mine.getByText('is saved').waitFor()
    expect(stage.requests.length - before).toBe(1)

    await theirs.bringToFront()
    const address = { door: 'simulator', tenant: 'simulator', user: 'PC2002', route: {} } as const
    await stage.door.send(address, { notice: 'Reminder', body: [{ kind: 'text', text: 'Due today' }] }, 'row-1')
    await theirs.getByText('Due today').waitFor()
    expect(await mine.getByText('Due today').count()).toBe(0)
    for (const page of [mine, theirs]) await page.close()
  })

  it('leaves in the box what could not be sent, and says why', async () => {
    const page = await openAs('PC2003')
    await page.evaluate(`document.querySelector('[data-say]').value = 'x'.repeat(1100000)`)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('That is too long to send').waitFor()
    expect((await page.locator('[data-say]').inputValue()).length).toBe(1_100_000)
    await page.route('**/say', (route) => route.abort())
    await page.locator('[data-say]').fill('Still here')
    await page.keyboard.press('Enter')
    await page.getByText('That did not reach the simulator').waitFor()
    expect(await page.locator('[data-say]').inputValue()).toBe('Still here')
    complaints.length = 0
    await page.close()
  })

  it('moves the clock in place and finds people as one types', async () => {
    const page = await openAs('PC2004')
    await page.locator('[data-say]').fill('Half a thought')
    await page.getByRole('button', { name: 'Next Monday 09:00' }).click()
    await page.getByText('Monday 9 March 2026, 09:00').first().waitFor()
    expect(await page.locator('[data-say]').inputValue()).toBe('Half a thought')
    await page.locator('#find').fill('priya')
    expect(await page.locator('[data-person]:visible').count()).toBe(1)
    await page.close()
  })

  it('works with scripts switched off: words, a press, the clock', async () => {
    const plain = await openBrowser({ script: false })
    const page = await plain.tab()
    await page.goto(`${stage.origin}/as/PC2006`)
    await page.locator('[data-say]').fill('/wellbeing')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('button', { name: 'More like this' }).click()
    await page.getByText('is saved').waitFor()
    await page.getByRole('button', { name: '+1 day' }).click()
    await page.getByText('March 2026, 09:00').first().waitFor()
    await plain.close()
  })

  it('has made the browser complain about nothing', () => {
    expect(complaints).toEqual([])
  })
})
