import type { Refusal } from './columns.ts'

/** One person as the judgement sees them: in the database, in the file, in both, or only named as somebody's superior. */
export type Body = {
  /** In the database. */
  known: boolean
  /** By a line of the file, be it a refused one. */
  named: boolean
  /** Their line in the file; 0 where they have none, or it was refused for what is in it. */
  line: number
  refused: boolean
  /** Their line has the e-mail they have in the database. */
  keepsEmail: boolean
  /** Who supervises them in the database, and by the file. */
  was: Body | null
  wanted: Body | null
  second: Body | null
  /** Who has their new e-mail in the database, and must let go of it. */
  takesFrom: Body | null
  /** Lines that can only stand if this one does. */
  waiting: Body[] | null
  /** The last walk that came by. */
  mark: number
}

const NOBODY = 'supervisor_id is nobody in this file or in Alongside.'
const REFUSED_ABOVE = 'the line of their supervisor was refused. Mend that one first.'
const NO_SECOND = 'second_line_id is nobody in this file or in Alongside.'
const REFUSED_SECOND = 'the line of their second line was refused. Mend that one first.'
const TAKEN = 'email belongs to a person with another person_id. Check which is right.'
const CIRCLE = 'supervisor_id leads back to the person: they would supervise themselves.'

/**
 * A superior must be a person of the file or of the database, an e-mail that of one person, and nobody may end up above
 * themselves. A refused line can leave others without a superior, and leaves its person where the database has them, which
 * may close another circle: what falls takes along what hangs on it, until nothing more does.
 */
export function settled(bodies: readonly Body[]): readonly Refusal[] {
  const refusals: Refusal[] = []
  const fallen: Body[] = []
  const refuse = (body: Body, reason: string): void => {
    if (body.line === 0 || body.refused) return
    body.refused = true
    refusals.push({ line: body.line, reason })
    fallen.push(body)
  }
  for (const body of bodies) if (body.line > 0) hang(body, refuse)
  let doubtful: readonly Body[] = bodies
  let walks = 0
  do {
    const back: Body[] = []
    for (let body = fallen.pop(); body; body = fallen.pop()) {
      back.push(body)
      for (const other of body.waiting ?? []) refuse(other, whyWith(other, body))
    }
    // Where nobody has changed place since the last look, there is no new circle.
    if (walks > 0) doubtful = back
    const round = circles(doubtful, walks)
    walks = round.walks
    for (const body of round.circled) refuse(body, CIRCLE)
  } while (fallen.length > 0)
  return refusals
}

/** Refuses a line for what is missing, or hangs it on the lines it can't stand without. */
function hang(body: Body, refuse: (body: Body, reason: string) => void): void {
  for (const [superior, nobody, refused] of [
    [body.wanted, NOBODY, REFUSED_ABOVE],
    [body.second, NO_SECOND, REFUSED_SECOND],
  ] as const) {
    if (superior === null || superior.known) continue
    if (superior.line > 0) wait(body, superior)
    else refuse(body, superior.named ? refused : nobody)
  }
  const owner = body.takesFrom
  if (owner === null) return
  if (owner.line > 0 && !owner.keepsEmail) wait(body, owner)
  else refuse(body, TAKEN)
}

function wait(body: Body, other: Body): void {
  other.waiting ??= []
  other.waiting.push(body)
}

function whyWith(body: Body, fallen: Body): string {
  if (body.takesFrom === fallen) return TAKEN
  return body.wanted === fallen ? REFUSED_ABOVE : REFUSED_SECOND
}

const aboveOf = (body: Body): Body | null => (body.line > 0 && !body.refused ? body.wanted : body.was)

/** Everyone who stands above themselves on the way up from `starts`. Each person is walked over once, however deep. */
function circles(starts: readonly Body[], before: number): { circled: Body[]; walks: number } {
  const circled: Body[] = []
  let walk = before
  for (const start of starts) {
    walk += 1
    let at: Body | null = start
    for (; at !== null && at.mark <= before; at = aboveOf(at)) at.mark = walk
    if (at === null || at.mark !== walk) continue
    for (let round: Body | null = at; round !== null; round = aboveOf(round) === at ? null : aboveOf(round)) {
      circled.push(round)
    }
  }
  return { circled, walks: walk }
}
