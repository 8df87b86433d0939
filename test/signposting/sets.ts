import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** `practice` is never measured: it only teaches the weights. */
export type Split = 'dev' | 'held-out' | 'practice'
/** `group` is a kind of crisis, a kind of what is none, or the category that must come first. */
export type Labelled = { file: 'crisis' | 'negatives' | 'needs'; group: string; text: string }

const FILES = ['crisis', 'negatives', 'needs'] as const

/** Every labelled sentence of one split. Throws when a file is missing or is not groups of sentences. */
export const labelled = (split: Split): readonly Labelled[] =>
  FILES.flatMap((file) => {
    const groups: unknown = parse(readFileSync(new URL(`./${split}/${file}.yaml`, import.meta.url), 'utf8'))
    return Object.entries(groups ?? {}).flatMap(([group, texts]) => {
      if (!Array.isArray(texts)) throw new Error(`${split}/${file}.yaml: ${group} is not a list.`)
      return texts.map((text): Labelled => ({ file, group, text: String(text) }))
    })
  })
