import type { Instant } from '../../kernel/instant.ts'
import type { Button, Link, Node } from '../../view/message.ts'
import type { Availability } from './availability.ts'
import type { Listing, Wording } from './listing.ts'
import { dutyText } from './when.ts'

/** One person as colleagues see them: name, what they are, their own line, how to reach them, when. */
export function personNodes(
  who: Listing & { name: string; zone: string },
  when: Availability,
  now: Instant,
  { kinds }: Wording,
): Node[] {
  const duty = dutyText(when, who.zone, now)
  const is = [
    who.kinds.map((kind) => kinds[kind].one).join(', '),
    who.sites.join(', '),
    who.units.length === 0 ? '' : `For people in ${who.units.join(' and ')}`,
  ]
  return [
    { kind: 'heading', level: 2, text: who.name },
    { kind: 'text', text: sentences(is) },
    ...(who.says === '' ? [] : [{ kind: 'text', text: `“${who.says}”` } as const]),
    ...(duty === '' ? [] : [{ kind: 'text', text: duty } as const]),
    { kind: 'links', links: linksOf(who) },
  ]
}

const sentences = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ')

function linksOf({ phone, email }: Pick<Listing, 'phone' | 'email'>): Link[] {
  // What follows an extension's mark is dialled later, by hand: the number alone can be tapped.
  const [number = ''] = phone.split(/,? *(?:ext|x)/i)
  return [
    ...(phone === '' ? [] : [{ label: `Ring ${phone}`, href: `tel:${number.replace(/[^\d+]/g, '')}` }]),
    ...(email === '' ? [] : [{ label: `E-mail ${email}`, href: `mailto:${email}` }]),
  ]
}

/** A button's label has room for a name of ordinary length. */
export const labelWith = (before: string, name: string, after: string, instead: string): string =>
  name.length > 45 ? instead : `${before} ${name} ${after}`.trim()

export const toServices = (carry: Readonly<Record<string, string>>): Button =>
  'category' in carry
    ? { label: 'Services for this', name: 'wellbeing.category', carry }
    : { label: 'See where help is', name: 'wellbeing.menu', carry }
