import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { ACTS, type Act } from '../../src/conversation/acts.ts'
import type { Reply } from '../../src/conversation/exchange.ts'
import { addDays, localDateOf } from '../../src/kernel/dates.ts'
import type { Field, Form, Values } from '../../src/view/form.ts'
import type { Headless } from '../support/headless.ts'

/** One step of a random walk: whoever is chosen presses or fills in something, or the world moves on. */
export type Step =
  | {
      kind: 'act'
      act: Act
      who: 'self' | 'supervisor' | 'second-line' | 'anyone'
      person: number
      row: number
      flags: number
      again: 'no' | 'twice' | 'a day later'
    }
  | { kind: 'move'; person: number; to: number }
  | { kind: 'cover'; person: number; by: number; days: number }
  | { kind: 'aside'; person: number; by: number; days: number }
  | { kind: 'pass'; hours: number }

const writes = ACTS.filter(({ way }) => way === 'submit')
/** Those that make the rows that others are about. */
const makes = writes.filter(({ about }) => about === 'person')
const small = fc.nat(11)

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: act(makes) },
    { weight: 9, arbitrary: act(writes) },
    { weight: 6, arbitrary: act(ACTS) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), person: small, to: small }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('cover' as const), person: small, by: small, days: fc.nat(6) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('aside' as const), person: small, by: small, days: fc.nat(6) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 90 }) }) },
  ),
  { minLength: 12, maxLength: 24, size: 'max' },
)

function act(of: readonly Act[]): fc.Arbitrary<Step> {
  return fc.record({
    kind: fc.constant('act' as const),
    act: fc.constantFrom(...of),
    who: fc.constantFrom('self', 'supervisor', 'supervisor', 'supervisor', 'second-line', 'anyone'),
    person: small,
    row: small,
    flags: fc.nat(1023),
    again: fc.constantFrom('no', 'no', 'twice', 'a day later'),
  })
}

/** The id an act's button would carry: one of the rows about this person. Null where there is none. */
export async function rowAbout({ app }: Headless, { about }: Act, person: string, row: number): Promise<string | null> {
  if (about === 'self') return ''
  if (about === 'person') return person
  const { prisma } = app.database
  const where = { subjectId: person }
  const of = { personId: person }
  const select = { id: true } as const
  const orderBy = { id: 'asc' } as const
  const found = {
    record: () => prisma.oneToOne.findMany({ where, select, orderBy }),
    management: () => prisma.managementAction.findMany({ where, select, orderBy }),
    action: () => prisma.action.findMany({ where, select, orderBy }),
    handover: () => prisma.handover.findMany({ where: of, select, orderBy }),
    request: () => prisma.supervisorRequest.findMany({ where: of, select, orderBy }),
    link: () => prisma.supervisionLink.findMany({ where: of, select, orderBy }),
  }
  const rows = await found[about]()
  return rows[row % Math.max(rows.length, 1)]?.id ?? null
}

/** Fills a form in: a fresh word into each text, what is chosen by the flags. `words` are those put in. */
export function fillIn(
  form: Form,
  flags: number,
  today: string,
  fresh: () => string,
): { values: Values; words: string[] } {
  const words: string[] = []
  const values: Record<string, string | readonly string[]> = {}
  form.fields.forEach((field, index) => {
    const isSet = ((flags >> (index % 10)) & 1) === 1
    const proposed = form.values[field.name]
    const typed = (): string => {
      const word = fresh()
      words.push(word)
      return `We spoke of ${word} today.`
    }
    const by: { [K in Field['kind']]: (field: Extract<Field, { kind: K }>) => string | readonly string[] } = {
      line: () => (field.required || isSet ? typed() : ''),
      paragraph: () => (field.required || isSet ? typed() : ''),
      date: () =>
        proposed && !isSet ? proposed : field.required ? addDays(today as never, 3 + (flags % 20)) : (proposed ?? ''),
      choice: ({ options, many }) => {
        const one = options[flags % Math.max(options.length, 1)]?.value ?? ''
        if (many) return isSet && one !== '' ? [one] : (proposed ?? [])
        return proposed && !isSet ? proposed : one
      },
      person: ({ options }) => proposed || (options[flags % Math.max(options.length, 1)]?.value ?? ''),
    }
    values[field.name] = (by[field.kind] as (field: Field) => string | readonly string[])(field)
  })
  return { values, words }
}

export const todayOf = ({ clock }: Headless): string => localDateOf(clock.at, 'Europe/London')

export type Tried = { form: Form | null; words: string[]; replies: Reply[]; act: Act; user: string }

/** Performs one act as a person would: the button, then its form if there is one, again if the step says so. */
export async function perform(
  opened: Headless,
  step: Extract<Step, { kind: 'act' }>,
  user: string,
  id: string,
  fresh: () => string,
): Promise<Tried> {
  const { act: one, flags, again } = step
  const carry = { ...(one.about === 'self' ? {} : { [one.about]: id }), version: '1', once: randomUUID() }
  const pressed = await opened.ask(user, { kind: 'press', button: one.name, carry })
  const tried: Tried = { form: null, words: [], replies: [pressed], act: one, user }
  if (one.way === 'press' || pressed.kind !== 'ask') return tried
  const { form } = pressed
  const { values, words } = fillIn(form, flags, todayOf(opened), fresh)
  const submit = () => opened.ask(user, { kind: 'submit', form: form.name, values, carry: form.carry })
  const replies = again === 'twice' ? await Promise.all([submit(), submit()]) : [await submit()]
  if (again === 'a day later') {
    opened.clock.at = new Date(opened.clock.at.getTime() + 86_400_000)
    replies.push(await submit())
  }
  return { ...tried, form, words, replies: [pressed, ...replies] }
}
