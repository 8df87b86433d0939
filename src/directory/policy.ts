import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { Failure } from '../kernel/failure.ts'
import { NATIONS, type Nation } from '../kernel/people.ts'
import { readOwn } from './own-file.ts'

/** What a force can set; later versions add cadences, ladders and retention. */
export type Policy = { defaultNation: Nation }

const schema = z.strictObject({ default_nation: z.enum(NATIONS) })

/** The product's own policy with a force's file over it. Throws a `Failure` that names file, field and fix. */
export function loadPolicy(path: string | null): Policy {
  const own = readOwn('policy.yaml', schema)
  const force = path === null ? {} : readForce(path)
  return { defaultNation: (force.default_nation ?? own.default_nation) satisfies Nation }
}

function readForce(path: string): Partial<z.infer<typeof schema>> {
  const refuse = (problem: string): Failure =>
    new Failure('invalid', `The policy file ${path} ${problem}`, 'policy file refused')
  let raw: unknown
  try {
    raw = parse(readFileSync(path, 'utf8')) ?? {}
  } catch {
    throw refuse('can’t be read. Check the path in POLICY_PATH, and that the file is YAML.')
  }
  const parsed = schema.partial().safeParse(raw)
  if (parsed.success) return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined))
  const fields = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `${issue.keys.join(', ')}: there is no such field`
      : `${issue.path.join('.') || 'the file'}: must be one of ${NATIONS.join(', ')}`,
  )
  throw refuse(
    `has ${fields.length === 1 ? 'a fault' : 'faults'}: ${fields.join('; ')}. Mend the file, or remove POLICY_PATH.`,
  )
}
