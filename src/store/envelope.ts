import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const FORMAT = 1
const IV = 12
const TAG = 16
const HEAD = 1 + IV

/**
 * AES-256-GCM: one byte of format, the nonce, the sealed bytes, the tag. `where` is authenticated and not stored: what
 * was sealed for one place does not open in another.
 */
export function seal(key: Uint8Array, plain: Uint8Array, where: readonly string[]): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG })
  cipher.setAAD(Buffer.from(JSON.stringify(where)))
  return new Uint8Array(
    Buffer.concat([Buffer.of(FORMAT), iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  )
}

/** Throws when anything differs: the bytes, the key or the place. Says nothing of the contents. */
export function unseal(key: Uint8Array, sealed: Uint8Array, where: readonly string[]): Buffer {
  if (sealed.length < HEAD + TAG || sealed[0] !== FORMAT) throw new Error('not a sealed value')
  const end = sealed.length - TAG
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, HEAD), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(JSON.stringify(where)))
  decipher.setAuthTag(sealed.subarray(end))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD, end)), decipher.final()])
  } catch {
    throw new Error('a sealed value does not open: it was changed, moved, or sealed with another key')
  }
}
