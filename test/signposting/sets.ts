import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

export type Split = 'dev' | 'held-out'
/** `group` is a kind of crisis, a kind of what is none, or the category that must come first. */
export type Labelled = { file: 'crisis' | 'negatives' | 'needs'; group: string; text: string }
export type Practised = Labelled & { writer: string }

const FILES = ['crisis', 'negatives', 'needs'] as const

/** Every labelled sentence of one split. Throws when a file is missing or is not groups of sentences. */
export const labelled = (split: Split): readonly Labelled[] => inFolder(split)

/** What the weights are fitted to: a folder a writer, the development split, and the sentences of the room's own tests. */
export const practice = (): readonly Practised[] => [
  ...readdirSync(new URL('./practice/', import.meta.url))
    .sort()
    .flatMap((writer) => inFolder(`practice/${writer}`).map((sentence) => ({ ...sentence, writer }))),
  ...labelled('dev').map((sentence) => ({ ...sentence, writer: 'dev' })),
  ...OWN.flatMap(({ name, file, group }) => ofTheRoom(name, file, group)),
]

/** How the room's own test sentences are labelled; here a need is `out` where nothing fits. */
const OWN = [
  { name: 'crisis', file: 'crisis', group: (label: string) => (label === 'other' ? 'third' : 'explicit') },
  { name: 'not-crisis', file: 'negatives', group: () => 'idiom' },
  { name: 'needs', file: 'needs', group: (label: string) => (label === 'out' ? 'out_of_scope' : label) },
] as const

const ofTheRoom = (name: string, file: Labelled['file'], group: (label: string) => string): Practised[] =>
  readFileSync(new URL(`../features/wellbeing/sentences/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const parts = line.split(' | ')
      return { file, group: group(parts[0] ?? ''), text: parts.at(-1) ?? '', writer: 'room' }
    })

const inFolder = (folder: string): Labelled[] =>
  FILES.flatMap((file) => {
    const groups: unknown = parse(readFileSync(new URL(`./${folder}/${file}.yaml`, import.meta.url), 'utf8'))
    return Object.entries(groups ?? {}).flatMap(([group, texts]) => {
      if (!Array.isArray(texts)) throw new Error(`${folder}/${file}.yaml: ${group} is not a list.`)
      return texts.map((text): Labelled => ({ file, group, text: String(text) }))
    })
  })
