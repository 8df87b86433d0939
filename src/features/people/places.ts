import type { Refusal } from './columns.ts'
import { type Body, settled } from './settle.ts'

/** What of a person decides whether other lines can stand. All but the e-mail by the force's numbers. */
export type Place = { reference: string; email: string; supervisor: string | null; secondLine: string | null }

/**
 * Judges the lines of a file by what they say of each other and of the people the database has. It keeps a few words a
 * person and looks at each once, so that a hundred thousand cost a hundred times what a thousand do.
 */
export type Places = {
  /** Somebody the database has. All of them come before the first line. */
  known(person: Place): void
  /** A line that names somebody and is refused for what is in it. */
  named(reference: string): void
  /** A line without a fault of its own: null, or why it can't stand whatever follows. */
  propose(line: number, place: Place): string | null
  /** After the last line: those that can't stand after all. */
  settle(): readonly Refusal[]
  /** How many people the lines name, refused or not. */
  count(): number
}

export function places(): Places {
  const bodies = new Map<string, Body>()
  const owners = new Map<string, Body>()
  const claims = new Map<string, Body>()
  let count = 0
  const bodyOf = (reference: string): Body => {
    const there = bodies.get(reference)
    if (there) return there
    const body = newBody()
    bodies.set(reference, body)
    return body
  }
  const above = (reference: string | null): Body | null => (reference === null ? null : bodyOf(reference))
  const name = (reference: string): Body => {
    const body = bodyOf(reference)
    if (!body.named) count += 1
    body.named = true
    return body
  }
  return {
    known: ({ reference, email, supervisor }) => {
      const body = bodyOf(reference)
      body.known = true
      body.was = above(supervisor)
      owners.set(email, body)
    },
    named: (reference) => void name(reference),
    propose: (line, { reference, email, supervisor, secondLine }) => {
      const body = name(reference)
      const owner = owners.get(email) ?? null
      const twin = body.line > 0 ? body : (claims.get(email) ?? (owner !== body && owner?.keepsEmail ? owner : null))
      if (twin) return `the same person_id or email stands on line ${twin.line}. Keep one of them.`
      body.line = line
      body.wanted = above(supervisor)
      body.second = above(secondLine)
      if (owner === body) body.keepsEmail = true
      else {
        claims.set(email, body)
        body.takesFrom = owner
      }
      return null
    },
    settle: () => settled([...bodies.values()]),
    count: () => count,
  }
}

/** Written out: what is put together from parts takes three times the memory, and there are a hundred thousand of them. */
const newBody = (): Body => ({
  known: false,
  named: false,
  line: 0,
  refused: false,
  keepsEmail: false,
  was: null,
  wanted: null,
  second: null,
  takesFrom: null,
  waiting: null,
  mark: 0,
})
