/** Reads a value deep inside a platform's JSON without trusting its shape. Undefined where there is no such path. */
export function at(payload: unknown, ...path: readonly string[]): unknown {
  let here = payload
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as Readonly<Record<string, unknown>>)[key]
  }
  return here
}

/** The same for a text; empty where there is none. */
export function textAt(payload: unknown, ...path: readonly string[]): string {
  const found = at(payload, ...path)
  return typeof found === 'string' ? found : ''
}

export function listAt(payload: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(payload, ...path)
  return Array.isArray(found) ? found : []
}

/** Null where it is no JSON object. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}
