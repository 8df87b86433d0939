import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** Every text of a YAML file that a reader can meet. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

const SOURCES = ['src/features/wellbeing/', 'src/directory/'].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => folder + name),
)
const literals = (source: string): string[] =>
  source.replace(/^\s*(\/\*)?\*.*$|\/\/.*$/gm, '').match(/'[^'\n]*'|`[^`]*`/g) ?? []

/** What one should not say is quoted on one card, and nowhere else. */
function withoutQuotes(path: string, value: ReturnType<typeof parse>): unknown {
  if (!path.includes('guidance')) return value
  const { items, ...card } = value.cards['not-to-say']
  const unquoted = items.map((item: string) => item.replace(/"[^"]*"/g, ''))
  return { ...value, cards: { ...value.cards, 'not-to-say': { ...card, items: unquoted } } }
}

const EVERYTHING = [
  ...['services', 'wording', 'guidance']
    .map((name) => `src/directory/${name}.yaml`)
    .concat('prisma/sample/services.yaml')
    .flatMap((path) => texts(withoutQuotes(path, parse(read(path))))),
  ...SOURCES.flatMap((path) => literals(read(path))),
]

describe('no text a reader can meet', () => {
  it.each([
    [
      'blames or grades a death',
      /committ?(ed|ing)? suicide|(failed|successful|unsuccessful|completed) (suicide|attempt)|attempted suicide/i,
    ],
    [
      'is cheerful, thanks for sharing or pleads',
      /reach(ing)? out|thank you for|thanks for|sorry to hear|we('re| are) here for you|you('re| are) not alone|don't worry|cheer up/i,
    ],
    [
      'promises confidentiality',
      /100 ?%|(completely|totally|fully|strictly|entirely) (confidential|anonymous|private)|\bconfidential\b|no one will (ever )?know/i,
    ],
    [
      'reassures that somebody is safe',
      /you('re| are) safe\b|everything will be|it('ll| will) be (ok|okay|fine|all right)|it gets better/i,
    ],
    ['says that there is nothing', /no results|nothing found|not found\b.*try again/i],
    [
      'names a method or speaks of it as a way out',
      /\b(hang|overdose|jump|ligature|painless|quick way|easy way|solution to)\b/i,
    ],
    [
      'diagnoses or scores',
      /\b(diagnos(is|ed) (you|as)|your score|risk score|symptoms suggest|you (may|might|seem to) have(?! to))\b/i,
    ],
    ['shouts, or smiles', /\w!(\s|$)|\p{Extended_Pictographic}/u],
    ['says something stupid is stupid', /do anything (stupid|silly)/i],
    [
      'gives legal or misconduct advice',
      /\b(do not|don't|never) (answer|sign|say|admit)\b|you should (appeal|plead|resign|refuse)/i,
    ],
    ['is American', /\b(counsel(ing|or)|behavior|color|organiz|program)\b/],
    ['speaks of fitness for duty or a firearms authority', /fit(ness)? for duty|firearms (authority|licen)|vetting/i],
  ])('%s', (_what, forbidden) => {
    expect(EVERYTHING.filter((text) => forbidden.test(text))).toEqual([])
  })

  it('is longer than a phone can show at once', () => {
    expect(EVERYTHING.filter((text) => text.length > 420)).toEqual([])
  })
})

describe('the crisis card', () => {
  const wording = parse(read('src/directory/wording.yaml'))

  it('keeps its order: danger, police line, listening line, text, mental health option; then somebody near', () => {
    expect(wording.crisis.services.filter((id: string) => id !== 'lifeline-ni')).toEqual([
      'emergency',
      'police-crisis-line',
      'samaritans',
      'shout',
      'nhs-urgent-mental-health',
    ])
    expect(wording.crisis.self.after[0]).toMatch(/^Someone beside you/)
  })

  it('says to a supervisor what to do, in this order', () => {
    expect(wording.crisis.other.lead).toBe('Ask directly. Stay with them. Get help now. Afterwards: support for you.')
    expect(wording.crisis.other.after.map((text: string) => text.split(':')[0])).toEqual([
      'Ask directly',
      'Stay with them',
      'Get help now',
      'Someone beside you',
      'Afterwards, support for you',
    ])
  })

  it('tells a reader that they need not be in crisis', () => {
    expect(wording.menu.intro).toMatch(/^You don't have to be in crisis to use these\./)
  })
})

describe('numbers', () => {
  it('stand in the data only', () => {
    const code = SOURCES.filter((path) => /(?<![\w.,:-])(0\d{3}[ \d]{6,}|116 ?123|85258|'(999|111)')/.test(read(path)))
    expect(code).toEqual([])
  })
})
