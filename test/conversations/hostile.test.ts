import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { objectsIn } from '../support/check.ts'
import { DOORS, type WatchedRig } from '../support/doors.ts'
import type { Who } from '../support/driver.ts'
import { ACTING, HOSTILE } from '../support/hostile.ts'
import { squeezed } from '../support/read-drawn.ts'
import { type OpenStage, openStage } from '../support/stage.ts'

/** A name is one line and short, and the import refuses control characters. */
const NAMES: readonly (readonly [typed: string, shown: string])[] = [
  ...HOSTILE.map((text) => [text, text] as const),
  ...ACTING.filter(([typed]) => !/\p{Cc}|\p{Cs}/u.test(typed)),
].map(([typed, shown]) => [oneLine(typed), oneLine(shown)] as const)

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 150)
}

describe.each(DOORS)('texts that mean something to a platform do nothing in %s', (door, openRig) => {
  let rig: WatchedRig
  let stage: OpenStage
  let tom: Who

  beforeAll(async () => {
    rig = await openRig()
    stage = await openStage(rig, ['PC1008', 'PC1007'])
    tom = stage.who('PC1007')
    const plan = await stage.app.administration.importPeople([NAMES.map(personCalled)], { evenIfSmaller: true })
    expect(plan.refused).toEqual([])
  })
  afterAll(() => stage.close())

  const screen = (): string => squeezed(stage.driver.screen(tom))

  test('as names of people: shown as they are written', async () => {
    await stage.driver.says(tom, '/team')
    for (const [, shown] of NAMES) expect(screen()).toContain(squeezed(shown))
    await stage.driver.says(tom, '/one-to-one')
    const [typed, shown] = NAMES[0] ?? ['', '']
    await stage.driver.fills(tom, { person: `${door === 'simulator' ? shown : typed}, Constable` })
    expect(stage.driver.openForm(tom)).toHaveProperty('note')
    expect(screen()).toContain(squeezed(shown))
  })

  test('as a note in a refused form: back as typed, but for the characters that act', async () => {
    for (const [note, shown] of [...HOSTILE.map((text) => [text, text] as const), ...ACTING]) {
      await stage.driver.says(tom, '/one-to-one')
      await stage.driver.fills(tom, { person: 'Priya Shah, Police Constable' })
      await stage.driver.fills(tom, { heldOn: '2026-02-31', note })
      expect(screen()).toContain(squeezed('There is no such date.'))
      expect([note, shown].map(squeezed)).toContain(squeezed(stage.driver.openForm(tom)?.note ?? ''))
    }
  })

  test('as words nobody understands: not said back', async () => {
    for (const text of HOSTILE) {
      await stage.driver.says(tom, `xyzzy ${text}`)
      expect(screen()).not.toContain('evil')
      await stage.driver.says(tom, `/wellbeing ${text}`)
      expect(screen()).not.toContain('evil')
    }
  })

  test('and nothing of them is alive in what the platform was given', () => {
    expect(acting[door](rig.given())).toEqual([])
    expect(stage.driver.faults()).toEqual([])
  })
})

const personCalled = ([name]: readonly [string, string], index: number) => ({
  line: index + 2,
  cells: {
    person_id: `HX${index}`,
    name,
    email: `${randomUUID()}@sample.example`,
    type: 'officer',
    rank: 'Constable',
    unit: 'Local Policing/North/Response A',
    nation: 'england',
    supervisor_id: 'PC1007',
  },
})

/** Where each platform reads more than letters, and what it would then act upon. */
const acting: Record<(typeof DOORS)[number][0], (given: string) => string[]> = {
  slack: (given) =>
    objectsIn(JSON.parse(given))
      .filter((one) => one.type === 'mrkdwn' || (typeof one.text === 'string' && one.type === undefined))
      .flatMap(({ text }) => String(text).match(/<[!@#]|<https?:..evil|<mailto:evil/g) ?? []),
  teams: (given) =>
    objectsIn(JSON.parse(given)).flatMap((one) =>
      one.type === 'TextBlock' || one.type === undefined
        ? ['text', 'title', 'value', 'entities'].flatMap((key) => asWritten(one[key]).match(LINK_OR_MENTION) ?? [])
        : [],
    ),
  simulator: (given) => given.match(/<script|<img|<b>"|onfocus="|href="(https?:..evil|javascript)/g) ?? [],
}

const LINK_OR_MENTION = /(?<!\\)\]\(https?:..evil|"mentioned"/g
const asWritten = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))
