import type { PersonId } from '../../kernel/people.ts'

/** Whom to tell about somebody's handover beside those it is between. */
export type Above = { person: PersonId; teller: PersonId; as: 'second-line' | 'administrator' }
