import { LIMITS } from './limits.ts'
import type { AdaptiveCard, Element } from './render-types.ts'

/** Elements divided into cards by size; a heading is not left alone at the end of one. */
export function inCards(elements: readonly Element[]): AdaptiveCard[] {
  const bodies: Element[][] = []
  let body: Element[] = []
  for (const element of elements) {
    if (body.length > 0 && cardBytes([...body, element]) > LIMITS.cardBytes) {
      const carried = body.length > 1 && isHeading(body.at(-1)) ? body.splice(-1) : []
      bodies.push(body)
      body = carried
    }
    body.push(element)
    if (cardBytes(body) > LIMITS.cardBytes) throw new Error('Teams: one element is larger than a card may be')
  }
  return [...bodies, body].filter((one) => one.length > 0).map(card)
}

export function card(body: Element[]): AdaptiveCard {
  return { type: 'AdaptiveCard', version: '1.5', body }
}

export function cardBytes(body: Element[]): number {
  return Buffer.byteLength(JSON.stringify(card(body)))
}

function isHeading(element: Element | undefined): boolean {
  return element?.type === 'TextBlock' && element.style === 'heading'
}
