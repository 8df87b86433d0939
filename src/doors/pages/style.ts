import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** For the screen of a telephone and for paper. It stands in the page itself: nothing is fetched, and a kept file stays whole. */
export const STYLE = readFileSync(new URL('./assets/page.css', import.meta.url), 'utf8')

/** The page allows this style by its digest, and nothing else whatever stands in it. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
