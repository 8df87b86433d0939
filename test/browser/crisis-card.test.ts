import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../doors/simulator/stage.ts'
import { asked, links, room } from '../features/wellbeing/room.ts'
import { noBrowser, type OpenBrowser, openBrowser, pageFaults } from '../support/browser.ts'

const missing = noBrowser()
if (missing) console.warn(`skipped: ${missing}`)

/** A small telephone, and the smallest that anybody still carries. */
const PHONES = [
  { width: 375, height: 667, inSight: 5 },
  { width: 320, height: 640, inSight: 3 },
]

const CRIES = [
  { words: 'I want to die', after: 'Someone beside you' },
  { words: 'my PC said he wants to end it', after: 'Ask directly:' },
]

type Drawn = { href: string; bottom: number; height: number }
const NUMBERS = `[...document.querySelectorAll('.sim-card .as-links-urgent a')].map((one) => {
  const { bottom, height } = one.getBoundingClientRect()
  return { href: one.getAttribute('href'), bottom, height }
})`

describe.skipIf(missing)('the crisis card on a telephone', () => {
  let stage: Stage
  let browser: OpenBrowser

  beforeAll(async () => {
    const wellbeing = room()
    stage = await openStage((request) => wellbeing.run(request))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
  })

  let people = 0
  const ask = async (look: { width: number; height: number }, words: string): Promise<Page> => {
    const page = await browser.tab(look)
    await page.goto(`${stage.origin}/as/PC20${String(people++).padStart(2, '0')}`)
    await page.locator('[data-say]').fill(`/wellbeing ${words}`)
    await page.keyboard.press('Enter')
    await page.locator('.as-links-urgent').last().waitFor()
    return page
  }

  test.each(PHONES.flatMap((phone) => CRIES.map((cry) => ({ ...phone, ...cry }))))(
    'shows its numbers without a scroll, $width pixels wide: $words',
    async ({ width, height, inSight, words, after }) => {
      const page = await ask({ width, height }, words)
      const numbers = await page.evaluate<Drawn[]>(NUMBERS)
      expect(numbers.map(({ href }) => href)).toEqual(links(asked(words)).slice(0, 5))
      const box = await page.locator('[data-composer]').boundingBox()
      expect(numbers.filter(({ bottom }) => bottom < (box?.y ?? 0)).length).toBeGreaterThanOrEqual(inSight)
      expect(Math.min(...numbers.map(({ height }) => height)), 'room for a thumb').toBeGreaterThanOrEqual(32)
      if (inSight === 5) {
        const first = await page.locator('.sim-card').last().getByText(after).first().boundingBox()
        expect(first?.y ?? Number.POSITIVE_INFINITY).toBeLessThan(box?.y ?? 0)
      }
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(await pageFaults(page)).toEqual([])
      await page.close()
    },
  )
})
