import { Failure } from '../kernel/failure.ts'
import { parseKeys } from '../store/key-text.ts'
import type { KeyRing } from '../store/keys.ts'

/** The keys of the settings. Throws a `Failure` that names what is wrong with which key, never the key itself. */
export function keyRing(text: string): KeyRing {
  const parsed = parseKeys(text)
  if (parsed.kind === 'keys') return parsed.keys
  throw new Failure(
    'invalid',
    `ALONGSIDE_KEYS can’t be used:\n${parsed.faults.map((fault) => `  - ${fault}`).join('\n')}`,
    'keys refused',
  )
}
