import type { Door, DoorPorts, Lifecycle, Reply, Request, SimulatorPorts } from '../../src/conversation/exchange.ts'
import { createWeb } from '../../src/web.ts'

export type OpenedDoor = {
  origin: string
  requests: Request[]
  lifecycle: Lifecycle[]
  logged: { level: string; fields: object; event: string }[]
  close(): Promise<void>
}

/** Opens one door alone on the real web server, with a `handle` the test writes, and remembers what came in. */
export async function openDoor(
  door: Door,
  handle: (request: Request) => Reply | Promise<Reply>,
  overrides: Partial<DoorPorts> & { simulator?: SimulatorPorts } = {},
): Promise<OpenedDoor> {
  const opened: Pick<OpenedDoor, 'requests' | 'lifecycle' | 'logged'> = { requests: [], lifecycle: [], logged: [] }
  const logAt = (level: string) => (fields: object, event: string) => void opened.logged.push({ level, fields, event })
  const log = { info: logAt('info'), warn: logAt('warn'), error: logAt('error') }
  const web = createWeb({ host: '127.0.0.1', port: 0, log, readiness: async () => ({ ready: true, checks: {} }) })
  const seen = new Set<string>()
  await web.listen()
  await door.open({
    handle: async (request) => {
      opened.requests.push(request)
      return handle(request)
    },
    commands: [
      {
        name: 'wellbeing',
        aliases: [],
        summary: 'Find help for you or someone you supervise',
        hint: 'what is going on',
      },
      { name: 'one-to-one', aliases: ['121', '1:1', 'one to one'], summary: 'Log a one-to-one', hint: '' },
    ],
    shortcuts: [
      { name: 'wellbeing', label: 'Find help about this', summary: 'See where help is', othersWords: true },
      { name: 'make-action', label: 'Make this an action', summary: 'Your own words', othersWords: false },
    ],
    web,
    hostTime: () => new Date(),
    firstSeen: (id) => !seen.has(id) && seen.add(id) !== undefined,
    lifecycle: async (event) => void opened.lifecycle.push(event),
    log,
    ...overrides,
  })
  return {
    ...opened,
    origin: web.origin(),
    close: async () => {
      await door.close()
      await web.close()
    },
  }
}
