import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

/** Debian's browser: nothing is downloaded for the tests. */
const CHROMIUM = '/usr/bin/chromium'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type OpenBrowser = {
  /** A fresh tab; every one shares the same profile, as a person's tabs do. */
  tab(look?: Look): Promise<Page>
  close(): Promise<void>
}

export type Look = {
  width?: number
  height?: number
  dark?: boolean
}

/** Why tests in a real browser cannot run here, to print with the skip; null where they can. */
export function noBrowser(): string | null {
  return existsSync(CHROMIUM) ? null : `there is no ${CHROMIUM}: install Debian's chromium to run this test`
}

/** A headless Chromium with a profile folder of its own. Without `script`, as a browser that runs no JavaScript. */
export async function openBrowser(options: { script?: boolean } = {}): Promise<OpenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'alongside-browser-'))
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    javaScriptEnabled: options.script ?? true,
    reducedMotion: 'reduce',
  })
  return {
    tab: async ({ width = 1280, height = 800, dark = false } = {}) => {
      const page = await context.newPage()
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
      return page
    },
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const AXE = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands: rule and place. Evaluated, not added as a tag: our policy allows no script but ours. */
export async function pageFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE())
  const { violations } = await page.evaluate<Found>(
    `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(WCAG)} } })`,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

type Found = { violations: { id: string; nodes: { target: string[] }[] }[] }
