import { z } from 'zod'
import { readOwn } from './own-file.ts'

const wordList = z.string().transform((text): ReadonlySet<string> => new Set(text.split(/\s+/)))

/** Words by which Welsh, and any language that is not English, are known. Throws when the file is missing or malformed. */
export const loadTongues = () => readOwn('tongues.yaml', z.strictObject({ cy: wordList, other: wordList }))
