import type { Player } from './cast.ts'
import { type Html, html } from './html.ts'

const HUES = 8
/** The figures of the sign, the same as in the platforms' manifests: two equals, side by side. */
const GROUND = html`width="192" height="192" rx="44"`
const ONE = html`<circle cx="72" cy="56" r="20"/><rect x="51" y="82" width="42" height="76" rx="21"/>`
const TWO = html`<circle cx="120" cy="56" r="20"/><rect x="99" y="82" width="42" height="76" rx="21"/>`

/** The sign as a decoration of the page, coloured by its stylesheet. */
export function mark(): Html {
  return html`<svg class="sim-mark" viewBox="0 0 192 192" aria-hidden="true" focusable="false">
    <rect class="sim-mark-ground" ${GROUND}/><g class="sim-mark-one">${ONE}</g><g class="sim-mark-two">${TWO}</g>
  </svg>`
}

/** The sign as a file of its own, for the browser's tab. */
export function markFile(): string {
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192"><title>Alongside</title>
    <rect fill="#12355b" ${GROUND}/><g fill="#ffffff">${ONE}</g><g fill="#7fd1c1">${TWO}</g>
  </svg>`.markup
}

/** Initials on one of eight colours, always the same for the same person. Decoration: the name stands beside it. */
export function avatar(player: Player): Html {
  const initials = player.enrolled ? initialsOf(player.name) : '?'
  return html`<span class="sim-avatar sim-hue-${hueOf(player.user)}" aria-hidden="true">${initials}</span>`
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '').join('')
}

function hueOf(user: string): number {
  return [...user].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % HUES
}
