import { ACTS } from '../../src/conversation/acts.ts'

/** Every act that is about somebody, by its way and name. */
export const ABOUT_SOMEBODY = ACTS.filter(({ about }) => about !== 'self').map(
  (act) => [`${act.way} ${act.name}`, act] as const,
)
