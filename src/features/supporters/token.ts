/**
 * Eight hexadecimal digits that stand for a site or a unit on a button: a button carries no words. Two names of one force
 * with the same digits would be a chance of one in millions, and would show the wrong site first, no more (FNV-1a).
 */
export function tokenOf(text: string): string {
  let hash = 0x811c9dc5
  for (const character of new TextEncoder().encode(text)) hash = Math.imul(hash ^ character, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** The name behind a token, if it is still among those there are. */
export const named = (names: readonly string[], token: string | null): string | null =>
  token === null ? null : (names.find((name) => tokenOf(name) === token) ?? null)
