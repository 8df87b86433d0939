import type { NextFunction, Request, RequestHandler, Response } from 'express'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The simulator lets anybody at the keyboard be anybody, so only pages of its own may talk to it. The `Host` must be a
 * loopback name with our port: otherwise a stranger's web site could point its own name at 127.0.0.1 and read the page
 * (DNS rebinding). A write must come from our own page: otherwise any site could post to it (cross-site forgery).
 */
export function ownPagesOnly(origin: () => string): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const hosts = ownHosts(origin())
    if (!hosts.includes(request.headers.host ?? '')) {
      refuse(response, 'Open the simulator at the address it printed when it started.')
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD' && !fromOwnPage(request, hosts)) {
      refuse(response, 'The simulator takes only what its own page sends. Open it and try again there.')
      return
    }
    response.setHeader('Content-Security-Policy', POLICY)
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
    // The server's own `no-referrer` would make browsers send `Origin: null` with our forms.
    response.setHeader('Referrer-Policy', 'same-origin')
    next()
  }
}

function ownHosts(origin: string): readonly string[] {
  const { port } = new URL(origin)
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => (port === '' ? name : `${name}:${port}`))
}

/** Both headers are the browser's own and out of a page's reach. One of them must be there, and neither may disagree. */
function fromOwnPage(request: Request, hosts: readonly string[]): boolean {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  if (site === undefined && origin === undefined) return false
  const siteAgrees = site === undefined || site === 'same-origin'
  return siteAgrees && (origin === undefined || hosts.some((host) => origin === `http://${host}`))
}

function refuse(response: Response, words: string): void {
  response.status(403).type('text').send(words)
}
