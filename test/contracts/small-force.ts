import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { readCsv } from '../../src/features/people/csv.ts'
import type { Relation } from '../../src/kernel/access.ts'
import { type Headless, TENANT } from '../support/headless.ts'
import { connected } from '../support/postgres-template.ts'

/** Eight people: an inspector, three sergeants, three constables, and somebody beside them. Ids, by name. */
export type SmallForce = {
  people: Readonly<Record<string, string>>
  constables: readonly string[]
  all: readonly string[]
}

const UNDER: Readonly<Record<string, string>> = {
  inspector: '',
  first: 'inspector',
  second: 'inspector',
  third: 'inspector',
  anna: 'first',
  bilal: 'first',
  carys: 'second',
  beside: '',
}
const HEADER = 'person_id,name,email,type,rank,unit,site,nation,zone,supervisor_id,starts_on,leaves_on,roles'

/** Imports the force as it should now be: whoever moves, moves by the file. */
export async function importForce({ app }: Headless, prefix: string, under: Readonly<Record<string, string>>) {
  const lines = Object.entries(under).map(([name, above]) =>
    [
      ...[
        `${prefix}${name}`,
        `Name of ${name} ${prefix}`,
        `${prefix}${name}@force.example`,
        'officer',
        'Constable',
        'Unit',
      ],
      ...['Northgate', 'england', 'Europe/London', above === '' ? '' : `${prefix}${above}`, '2020-01-06', '', ''],
    ].join(','),
  )
  const options = { evenIfSmaller: true }
  const summary = await app.administration.importPeople([readCsv([HEADER, ...lines].join('\n'))], options)
  expect(summary.refused).toEqual([])
}

export async function makeForce(
  opened: Headless,
  prefix: string,
): Promise<SmallForce & { under: Record<string, string> }> {
  const under = { ...UNDER }
  await importForce(opened, prefix, under)
  const { prisma } = opened.app.database
  const rows = await prisma.person.findMany({ where: { reference: { startsWith: prefix } } })
  const people = Object.fromEntries(rows.map(({ id, reference }) => [reference.slice(prefix.length), id]))
  const all = Object.values(people)
  await prisma.account.createMany({
    data: all.map((id) => ({
      ...{ id: randomUUID(), door: 'slack', tenant: TENANT, user: id, personId: id, route: {} },
      lastUsedAt: opened.clock.at,
    })),
  })
  const constables = ['anna', 'bilal', 'carys'].map((name) => people[name] ?? '')
  return { people, constables, all, under }
}

type Dated = { person: string; supervisor: string; from: string; until: string | null }
export type Standing = { links: readonly Dated[]; asides: readonly Dated[]; today: string }

/** Who supervises whom, as the rows say: read apart from the app. */
export function readStanding(url: string, today: string): Promise<Standing> {
  const columns = `person_id AS person, supervisor_id AS supervisor, from_date::text AS "from", until_date::text AS "until"`
  return connected(url, async (client) => ({
    links: (await client.query<Dated>(`SELECT ${columns} FROM supervision_link`)).rows,
    asides: (await client.query<Dated>(`SELECT ${columns} FROM recusal`)).rows,
    today,
  }))
}

/** What a reader is to somebody, worked out a second time and in another way than the kernel does. */
export function stands({ links, asides, today }: Standing, reader: string, subject: string): Relation {
  if (reader === subject) return 'self'
  const runs = ({ from, until }: Dated) => from <= today && !(until !== null && until <= today)
  const above = (person: string) =>
    links.filter((link) => link.person === person && runs(link)).map((link) => link.supervisor)
  if (above(subject).includes(reader)) {
    return asides.some((each) => each.person === subject && each.supervisor === reader && runs(each))
      ? 'former'
      : 'supervisor'
  }
  if (above(subject).some((supervisor) => above(supervisor).includes(reader))) return 'second-line'
  const once = links.some((link) => link.person === subject && link.supervisor === reader && link.from <= today)
  return once ? 'former' : 'none'
}
