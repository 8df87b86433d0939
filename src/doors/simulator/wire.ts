import type { SimulatorPorts } from '../../conversation/exchange.ts'
import type { Entry } from './conversations.ts'

export const PLATFORMS = { slack: 'Slack', teams: 'Teams' } as const
export type Platform = keyof typeof PLATFORMS

/** What is asked of the tools: which platform's JSON, of which entry, and whether it follows the newest. */
export type Wire = {
  platform: Platform
  follows: boolean
  /** Null while nothing has been answered; a null payload is a view the platform's limits refuse. */
  given: { notice: string; payload: unknown } | null
}

/** The chosen answer, or else the newest one, as the asked platform would get it. Null where none is asked for. */
export function wireOf(
  render: SimulatorPorts['render'],
  entries: readonly Entry[],
  query: Readonly<Record<string, unknown>>,
): Wire | null {
  const platform = query.show
  if (!isPlatform(platform)) return null
  const answers = entries.filter(({ content }) => content.kind === 'message' || content.kind === 'form')
  const chosen = answers.find((entry) => entry.id === Number(query.entry))
  const view = viewOf(chosen ?? answers.at(-1))
  if (!view) return { platform, follows: true, given: null }
  return {
    platform,
    follows: !chosen,
    given: { notice: view.notice, payload: payloadOf(() => render[platform](view)) },
  }
}

function isPlatform(name: unknown): name is Platform {
  return typeof name === 'string' && Object.hasOwn(PLATFORMS, name)
}

function viewOf(entry: Entry | undefined) {
  if (entry?.content.kind === 'message') return entry.content.message
  return entry?.content.kind === 'form' ? entry.content.form : null
}

/** A renderer refuses what breaks a limit, and the page then says so. */
function payloadOf(render: () => unknown): unknown {
  try {
    return render()
  } catch {
    return null
  }
}
