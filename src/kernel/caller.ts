import type { DoorName } from './door.ts'
import type { Instant, LocalDate } from './instant.ts'
import type { Person } from './people.ts'

/** Who is asking, known to the force, and the business time in their own zone. */
export type Caller = { person: Person; door: DoorName; now: Instant; today: LocalDate }
