import { expect, vi } from 'vitest'
import { addDays, instantOf, inWords, localDateOf, mondayOf } from '../../src/kernel/dates.ts'
import type { Driver, Who } from './driver.ts'
import type { Step, Verb } from './script.ts'

/** What a script can move besides the door: the clock and the database. */
export type Stage = {
  driver: Driver
  who(reference: string): Who
  now(): Promise<Date>
  /** How many one-to-ones have been saved since the beginning. */
  records(): Promise<number>
  moveTo(at: Date): Promise<void>
  /** Imports the people file as it stands with other cells for some people, by the force's number. */
  people(changes: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<void>
  database: { stop(): Promise<void>; start(): Promise<void> }
}

const LENGTHS: Readonly<Record<string, number>> = { day: 86_400_000, hour: 3_600_000, minute: 60_000 }
const ZONE = 'Europe/London'

/** Plays the steps of a script through one door; a failing step names its line. */
export async function play(steps: readonly Step[], stage: Stage): Promise<void> {
  let who: Who | null = null
  for (const step of steps) {
    if (step.verb === 'as') {
      who = stage.who(step.rest)
      continue
    }
    if (!who) throw new Error(`line ${step.line}: say who acts first ("as PC1007")`)
    try {
      await ACTS[step.verb](stage, who, { ...step, rest: await daysIn(stage, step.rest) })
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      throw new Error(`${stage.driver.door}, line ${step.line} "${step.verb} ${step.rest}": ${said}`, { cause: error })
    }
  }
  expect(stage.driver.faults(), 'platform rules').toEqual([])
}

type Act = (stage: Stage, who: Who, step: Step) => Promise<void>

const ACTS: Record<Exclude<Verb, 'as'>, Act> = {
  says: ({ driver }, who, { rest }) => driver.says(who, rest),
  channel: ({ driver }, who, { rest }) => driver.saysInShared(who, rest),
  presses: ({ driver }, who, { rest }) => driver.presses(who, rest),
  fills: async (stage, who, { rest, fields }) => {
    const values = await datesIn(stage, fields)
    // Both leave before either is answered, as with a double press.
    await Promise.all(Array.from({ length: rest === 'twice' ? 2 : 1 }, () => stage.driver.fills(who, values)))
  },
  step: async (stage, who, { rest, fields }) => stage.driver.steps(who, rest, await datesIn(stage, fields)),
  types: async (stage, who, { fields }) => stage.driver.types(who, await datesIn(stage, fields)),
  closes: ({ driver }, who) => driver.closes(who),
  shortcut: ({ driver }, who, { rest }) => {
    const [, name = '', whose = '', words = ''] = /^(\S+) (own|another)(?: (.*))?$/s.exec(rest) ?? []
    if (whose !== 'own' && whose !== 'another') throw new Error('say "shortcut NAME own WORDS" or "… another WORDS"')
    return driver.shortcut(who, name, whose, words)
  },
  records: async (stage, _who, { rest }) => expect(await stage.records()).toBe(Number(rest)),
  sees: async ({ driver }, who, { rest }) => expect(flat(driver.screen(who))).toContain(flat(rest)),
  hides: async ({ driver }, who, { rest }) => expect(flat(driver.screen(who))).not.toContain(flat(rest)),
  form: async (stage, who, { rest, fields }) => {
    const open = stage.driver.openForm(who)
    if (rest === 'none') expect(open).toBeNull()
    else expect(open).toMatchObject(await datesIn(stage, fields))
  },
  inbox: async ({ driver }, who, { rest }) => {
    const [count = '', ...words] = rest.split(' ')
    const holds = (text: string) => expect(flat(text)).toContain(flat(words.join(' ')))
    // A message by itself arrives over the platform's own way, a moment after it was sent.
    if (count === 'newest') {
      await vi.waitFor(() => holds(driver.inbox(who).at(-1) ?? ''), { timeout: 5_000 })
      return
    }
    await vi.waitFor(() => expect(driver.inbox(who)).toHaveLength(Number(count)), { timeout: 5_000 })
    if (words.length > 0) holds(driver.inbox(who).at(-1) ?? '')
  },
  moves: async (stage, _who, { rest }) => {
    const [person = '', supervisor = ''] = rest.split(' to ')
    await stage.people({ [person]: { supervisor_id: supervisor === 'nobody' ? '' : supervisor } })
  },
  leaves: async (stage, _who, { rest }) =>
    stage.people({ [rest]: { leaves_on: localDateOf(await stage.now(), ZONE) } }),
  clock: async (stage, _who, { rest }) => stage.moveTo(wanted(await stage.now(), rest)),
  database: async ({ database }, _who, { rest }) => (rest === 'stops' ? database.stop() : database.start()),
}

const flat = (text: string): string => text.replace(/\s+/g, ' ')

function wanted(now: Date, text: string): Date {
  if (text === 'next Monday 09:00') {
    const monday = mondayOf(localDateOf(now, ZONE))
    return (
      [instantOf(monday, '09:00', ZONE), instantOf(addDays(monday, 7), '09:00', ZONE)].find((at) => at > now) ?? now
    )
  }
  if (text === 'next 09:00') {
    const today = localDateOf(now, ZONE)
    return [0, 1].map((days) => instantOf(addDays(today, days), '09:00', ZONE)).find((at) => at > now) ?? now
  }
  const found = /^\+(\d+) (day|hour|minute)s?$/.exec(text)
  const [, count, unit = ''] = found ?? []
  if (!found) throw new Error(`there is no clock step "${text}"`)
  return new Date(now.getTime() + Number(count) * (LENGTHS[unit] ?? 0))
}

/** `Open {today-1}`: the day as screens write it. */
async function daysIn(stage: Stage, text: string): Promise<string> {
  if (!text.includes('{today')) return text
  const today = localDateOf(await stage.now(), ZONE)
  return text.replace(/\{today([+-]\d+)?\}/g, (_, days) => inWords(addDays(today, Number(days ?? 0))))
}

async function datesIn(stage: Stage, fields: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const today = localDateOf(await stage.now(), ZONE)
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const found = /^today([+-]\d+)?$/.exec(value)
      return [name, found ? addDays(today, Number(found[1] ?? 0)) : value]
    }),
  )
}
