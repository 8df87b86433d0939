import { z } from 'zod'
import type { Caller } from '../../kernel/caller.ts'
import type { Carry } from '../../view/message.ts'
import type { Reader } from './views-words.ts'

/** A press as a button or form of ours brings it back; anybody can send another. */
export type Press = { action: string; version: number; once: string }

/** Nobody has this id: what is no id at all is answered as something that is not there. */
export const NOBODY = '00000000-0000-4000-8000-000000000000'
const Id = z.uuid()
export const idIn = (text: string | undefined): string => Id.safeParse(text).data ?? NOBODY

const numberIn = (text: string | undefined): number => z.coerce.number().int().min(0).safeParse(text).data ?? 0

/** A version that is no number is older than any. */
export const pressIn = (carry: Carry): Press => ({
  action: idIn(carry.action),
  version: numberIn(carry.version),
  once: idIn(carry.once),
})

/** Where in a list a page begins. */
export const fromIn = (carry: Carry): number => numberIn(carry.from)

export const reader = ({ newKey }: { newKey(): string }, { person, today }: Caller): Reader => ({
  id: person.id,
  today,
  newKey,
})
