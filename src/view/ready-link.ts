import { inertLine } from './inert.ts'
import type { Link } from './message.ts'

/** A link made safe to draw. A null `href` is an address that may not be opened: it is then shown as text only. */
export type ReadyLink = { label: string; href: string | null; after: readonly string[] }

/** A longer label is a text beside a link; a longer address is not one anybody meant (UTF-16 units). */
const LABEL = 300
const ADDRESS = 1_000

const SCHEMES = ['https:', 'tel:', 'sms:', 'mailto:']
/** Characters that end a link early in mrkdwn, Markdown or an attribute. */
const BREAKERS = /[\s<>|"'`()[\]\\]/g

/** Every link there is something to say about. */
export function readyLinks(links: readonly Link[]): ReadyLink[] {
  return links.map(readyLink).filter((link) => link.label !== '')
}

/**
 * What can be tapped can also be read: where neither label nor note spells out the number or the e-mail address, it is
 * added after the label, for paper, for a desk phone and for a screen that does not dial.
 */
function readyLink(link: Link): ReadyLink {
  const address = inertLine(link.href)
  const href = safeHref(address)
  const label = inertLine(link.label)
  const note = inertLine(link.note ?? '')
  const readable = href === null ? address : readableAddress(address)
  const said = readable === '' || isSaid(readable, `${label} ${note}`)
  if (label === '' || label.length > LABEL) {
    const words = [label, note].filter(Boolean)
    const [first = '', ...more] = [readable || address, ...words].filter(Boolean)
    return { label: first, href, after: more }
  }
  return { label, href, after: [said ? '' : readable, note].filter(Boolean) }
}

/** The address as it may stand in a link, or null where its scheme is not one of ours or it cannot be read. */
function safeHref(address: string): string | null {
  if (address.length > ADDRESS || !URL.canParse(address)) return null
  const url = new URL(address)
  if (!(SCHEMES.includes(url.protocol) || isOwnMachine(url)) || url.username !== '' || url.password !== '') return null
  if (/^https?:$/.test(url.protocol)) return url.href.replace(BREAKERS, encode)
  const rest = address.slice(url.protocol.length)
  const number = rest.replace(/[^\d+*#?=&%\w.@-]/g, '')
  const text = url.protocol === 'mailto:' ? rest.replace(BREAKERS, encode) : number
  return text === '' ? null : `${url.protocol}${text}`
}

/** The simulator's own pages have no certificate, and need none. */
const isOwnMachine = (url: URL): boolean =>
  url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)

function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

/** The part a person would write down. A web address needs none: its label says where it goes. */
function readableAddress(address: string): string {
  return /^https?:/i.test(address) ? '' : (address.slice(address.indexOf(':') + 1).split('?')[0] ?? '').trim()
}

function isSaid(readable: string, words: string): boolean {
  const squeeze = (text: string) => text.replace(/[\s()-]/g, '').toLowerCase()
  return squeeze(words).includes(squeeze(readable))
}
