import { z } from 'zod'
import { COVERED, ONE_TO_ONE_KINDS } from '../kernel/record.ts'
import type { Templates } from '../kernel/template.ts'
import { readOwn } from './own-file.ts'

const template = z
  .strictObject({
    prompts: z.array(z.string().min(1).max(200)).min(1).max(5),
    covered: z.array(z.enum(COVERED)),
    next_days: z.union([z.literal('policy'), z.int().min(1).max(366)]),
  })
  .transform(({ prompts, covered, next_days: days }) => ({
    prompts,
    covered,
    nextDays: days === 'policy' ? null : days,
  }))

const schema = z.record(z.enum(ONE_TO_ONE_KINDS), template)

/** What the form proposes for each kind of one-to-one. Throws when the file is missing, malformed or lacks a kind. */
export const loadTemplates = (): Templates => readOwn('templates.yaml', schema)
