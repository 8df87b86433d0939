import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { TRAUMA_PATHWAYS, type TraumaPathway } from '../kernel/card.ts'
import { Failure } from '../kernel/failure.ts'
import { LANGUAGES, type Language } from '../kernel/language.ts'
import { NATIONS, type Nation } from '../kernel/people.ts'
import { readOwn } from './own-file.ts'

/** What a force can set; later versions add cadences, ladders and retention. */
export type Policy = {
  defaultNation: Nation
  defaultLanguage: Language
  traumaPathway: TraumaPathway
  /** Days a check of a directory entry holds, and days it still shows after that. */
  reviewEveryDays: number
  reviewGraceDays: number
  /** Days from one one-to-one to the next, as a form proposes it. */
  oneToOneEveryDays: number
  /** Days in which whoever takes a person over acknowledges it; then the second line is told. */
  handoverAcknowledgeDays: number
  /** Whether somebody who no longer supervises a person may still read what they wrote themselves. */
  formerSupervisorsRead: boolean
  /** More people than this under one supervisor are reported. */
  peoplePerSupervisor: number
  /** Days that what was typed and not saved is kept. */
  draftDays: number
}

const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, `must be one of ${values.join(', ')}`)
const days = (least: number, most: number) => {
  const error = `must be a whole number of days from ${least} to ${most}`
  return z.int(error).min(least, error).max(most, error)
}

const schema = z.strictObject(
  {
    default_nation: oneOf(NATIONS),
    default_language: oneOf(LANGUAGES),
    trauma_pathway: oneOf(TRAUMA_PATHWAYS),
    review_every_days: days(1, 3650),
    review_grace_days: days(0, 3650),
    one_to_one_every_days: days(1, 366),
    handover_acknowledge_days: days(1, 90),
    former_supervisors_read: oneOf(['no', 'yes']),
    people_per_supervisor: z.int('must be a whole number from 1 to 500').min(1).max(500),
    draft_days: days(1, 90),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? undefined : 'must be lines of `key: value`, as in the product’s policy.yaml',
  },
)

/** The product's own policy with a force's file over it. Throws a `Failure` that names file, field and fix. */
export function loadPolicy(path: string | null): Policy {
  const set = schema.parse({ ...readOwn('policy.yaml', schema), ...(path === null ? {} : readForce(path)) })
  return {
    defaultNation: set.default_nation,
    defaultLanguage: set.default_language,
    traumaPathway: set.trauma_pathway,
    reviewEveryDays: set.review_every_days,
    reviewGraceDays: set.review_grace_days,
    oneToOneEveryDays: set.one_to_one_every_days,
    handoverAcknowledgeDays: set.handover_acknowledge_days,
    formerSupervisorsRead: set.former_supervisors_read === 'yes',
    peoplePerSupervisor: set.people_per_supervisor,
    draftDays: set.draft_days,
  }
}

function readForce(path: string): object {
  const refuse = (problem: string): Failure =>
    new Failure('invalid', `The policy file ${path} ${problem}`, 'policy file refused')
  let raw: unknown
  try {
    raw = parse(readFileSync(path, 'utf8')) ?? {}
  } catch {
    throw refuse('can’t be read. Check the path in POLICY_PATH, and that the file is YAML.')
  }
  const parsed = schema.partial().safeParse(raw)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `${issue.keys.join(', ')}: there is no such field`
      : `${issue.path.join('.') || 'the file'}: ${issue.message}`,
  )
  throw refuse(
    `has ${fields.length === 1 ? 'a fault' : 'faults'}: ${fields.join('; ')}. Mend the file, or remove POLICY_PATH.`,
  )
}
