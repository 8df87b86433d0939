/** A key of the key ring. `key` is 32 bytes. */
export type Key = { id: string; key: Uint8Array }

/** Either the keys or what is wrong with the text, each fault in words an administrator can act on. */
export type ParsedKeys =
  | { kind: 'keys'; keys: readonly [Key, ...Key[]] }
  | { kind: 'faults'; faults: readonly string[] }

const KEY_BYTES = 32
const ID = /^[a-z0-9][a-z0-9-]{0,31}$/

/**
 * Reads `id:base64,id:base64`. The first key seals what is new; the others still open what they sealed. Faults name a
 * key by its place or id and never repeat any of the key itself.
 */
export function parseKeys(text: string): ParsedKeys {
  const keys: Key[] = []
  const faults: string[] = []
  const parts = text.split(',').map((part) => part.trim())
  for (const [index, part] of parts.entries()) {
    const colon = part.indexOf(':')
    const id = part.slice(0, Math.max(colon, 0))
    const which = `key ${index + 1}`
    if (colon < 0 || !ID.test(id)) {
      faults.push(`${which} must begin with a short name of small letters, digits and hyphens, then a colon`)
      continue
    }
    const bytes = decode(part.slice(colon + 1))
    if (keys.some((known) => known.id === id)) faults.push(`${which} has the same name as an earlier one: ${id}`)
    if (bytes?.length !== KEY_BYTES) faults.push(`${which} (${id}) must be ${KEY_BYTES} random bytes in base64`)
    else keys.push({ id, key: bytes })
  }
  const [first, ...rest] = keys
  return faults.length === 0 && first ? { kind: 'keys', keys: [first, ...rest] } : { kind: 'faults', faults }
}

function decode(text: string): Uint8Array | null {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? new Uint8Array(Buffer.from(text, 'base64')) : null
}
