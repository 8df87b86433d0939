import type { SimulatorPorts } from '../conversation/exchange.ts'
import { renderMessages, renderModal } from '../doors/slack/render.ts'
import { renderCards, renderForm } from '../doors/teams/render.ts'
import { personOf } from '../features/people/person-row.ts'
import type { SimulatorClock } from '../store/clock.ts'
import type { PrismaClient } from '../store/generated/client.ts'
import type { Form } from '../view/form.ts'
import type { Message } from '../view/message.ts'
import { samplePeople } from './sample.ts'

/** What only the simulator may reach: whom one can be, the clock, and what the platforms would get for a view. */
export function simulatorPorts(deps: {
  db: () => PrismaClient
  clock: SimulatorClock
  tick(): Promise<void>
}): SimulatorPorts {
  return {
    people: async () => {
      const rows = await deps
        .db()
        .person.findMany({ orderBy: { reference: 'asc' } })
        .catch(() => [])
      // The invented force can be played before it is in the database, and while that is away.
      return rows.length > 0 ? rows.map(personOf) : samplePeople()
    },
    now: () => deps.clock.now(),
    moveTo: async (at) => {
      await deps.clock.moveTo(at)
      await deps.tick()
    },
    render: {
      slack: (view) => (isForm(view) ? renderModal(view) : renderMessages(view)),
      teams: (view) => (isForm(view) ? renderForm(view) : renderCards(view)),
    },
  }
}

const isForm = (view: Message | Form): view is Form => 'fields' in view
