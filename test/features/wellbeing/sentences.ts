import { readFileSync } from 'node:fs'
import { loadLexicon } from '../../../src/directory/lexicon.ts'
import { prepareLexicon } from '../../../src/features/wellbeing/match.ts'

export const lexicon = prepareLexicon(loadLexicon())

/** Lines of a sentence file: an optional label before a bar, then the sentence. */
export function sentences(name: string): { label: string; text: string }[] {
  return readFileSync(new URL(`./sentences/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [label = '', text] = line.split(' | ')
      return text === undefined ? { label: '', text: label } : { label, text }
    })
}
