// Draws color.png (192 × 192) and outline.png (32 × 32) from their SVGs. Run it after changing a drawing:
//   npm run icons          (needs a chromium on the PATH, or CHROMIUM=/path/to/one)
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const SIZES = { color: 192, outline: 32 }
const inTeams = (name) => fileURLToPath(new URL(`teams/${name}`, import.meta.url))

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  for (const [name, size] of Object.entries(SIZES)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(
      `<style>body{margin:0}svg{display:block}</style>${await readFile(inTeams(`${name}.svg`), 'utf8')}`,
    )
    await page.screenshot({ path: inTeams(`${name}.png`), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}
