import express, { type Response, type Router } from 'express'
import { askDocument, exportDocument, type Made, wordsDocument } from './page.ts'
import { POLICY } from './style.ts'

/** `gone`: used, run out, never there, or no longer its maker's to have; they look the same. `away`: nothing was spent. */
export type Opened = Made | 'gone' | 'away'

const BODY_LIMIT = '1kb'
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/**
 * The pages of one-time links. A link is looked at with GET by mail scanners, previews and browsers that guess ahead:
 * only the button of its page, a POST, opens what it is for.
 */
export function exportPages(open: (token: string) => Promise<Opened>): Router {
  const routes = express.Router()
  routes.use((_request, response, next) => {
    response.setHeader('Content-Security-Policy', POLICY)
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Referrer-Policy', 'no-referrer')
    response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive')
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
    next()
  })
  routes.get('/:token', (request, response) => {
    if (TOKEN.test(request.params.token)) response.type('html').send(askDocument())
    else gone(response)
  })
  routes.post('/:token', express.urlencoded({ extended: false, limit: BODY_LIMIT }), async (request, response) => {
    const opened = TOKEN.test(request.params.token) ? await open(request.params.token) : 'gone'
    if (opened === 'gone') return gone(response)
    if (opened === 'away') return away(response)
    if (asFile(request.body)) response.setHeader('Content-Disposition', 'attachment; filename="record.html"')
    response.type('html').send(exportDocument(opened))
  })
  return routes
}

const asFile = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Reflect.get(body, 'as') === 'file'

function gone(response: Response): void {
  const words = 'It was used, or its ten minutes are over. Go back to Alongside and choose to export again.'
  response.status(410).type('html').send(wordsDocument('This link can’t be opened any more', words))
}

function away(response: Response): void {
  const words = 'Alongside can’t reach its records at the moment. Your link is still good: try again in a minute.'
  response.status(503).type('html').send(wordsDocument('Try again in a minute', words))
}
