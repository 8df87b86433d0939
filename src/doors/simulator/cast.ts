import type { PlatformUser, SimulatorPorts } from '../../conversation/exchange.ts'
import type { Address } from '../../kernel/door.ts'

type Enrolled = Awaited<ReturnType<SimulatorPorts['people']>>[number]

/** Somebody one can be in the browser. `enrolled` is null for the stranger. */
export type Player = { user: string; name: string; enrolled: Enrolled | null }

export type Cast = {
  everybody(): Promise<readonly Player[]>
  /** Null where nobody goes by that reference. */
  find(user: string): Promise<Player | null>
  whoIs(tenant: string, user: string): Promise<PlatformUser | null>
  locate(email: string): Promise<Address | null>
}

export const TENANT = 'simulator'
export const STRANGER: Player = { user: 'not-enrolled', name: 'Somebody who is not enrolled', enrolled: null }

/** The sample force, and one person it does not know. A person's reference is their user id in this door. */
export function createCast(people: SimulatorPorts['people']): Cast {
  const everybody = async () => [
    STRANGER,
    ...(await people()).map((enrolled) => ({ user: enrolled.reference, name: enrolled.name, enrolled })),
  ]
  const find = async (user: string) => (await everybody()).find((player) => player.user === user) ?? null
  return {
    everybody,
    find,
    whoIs: async (tenant, user) => {
      const player = tenant === TENANT ? await find(user) : null
      return player && { email: player.enrolled?.email ?? null, address: addressOf(player.user) }
    },
    locate: async (email) => {
      const wanted = email.trim().toLowerCase()
      const found = (await people()).find((person) => person.email.toLowerCase() === wanted)
      return found ? addressOf(found.reference) : null
    },
  }
}

export function addressOf(user: string): Address {
  return { door: 'simulator', tenant: TENANT, user, route: {} }
}

/** Where one is that person: two tabs can be two people. */
export function homeOf({ user }: Player): string {
  return `/as/${encodeURIComponent(user)}`
}

/** A person's teams as the force writes them, the stranger left out. */
export function byUnit(players: readonly Player[]): ReadonlyMap<string, readonly Player[]> {
  const units = new Map<string, Player[]>()
  for (const player of players) {
    if (!player.enrolled) continue
    const unit = player.enrolled.unit
    units.set(unit, [...(units.get(unit) ?? []), player])
  }
  return units
}
