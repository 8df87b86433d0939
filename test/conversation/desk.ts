import type { Reply, Request } from '../../src/conversation/exchange.ts'
import { createHandle, type HandleDeps } from '../../src/conversation/handle.ts'
import { CALLER } from '../support/requests.ts'

/** Who was asked, in order, and what the log was given. */
export type Desk = {
  handle(request: Request): Promise<Reply>
  asked: string[]
  broke: Parameters<HandleDeps['broke']>[0][]
}

/** What a test puts in: of the rooms, those it is about. */
type Overrides = Partial<Omit<HandleDeps, 'open' | 'enrolled'>> & {
  open?: Partial<HandleDeps['open']>
  enrolled?: Partial<HandleDeps['enrolled']>
}

/** `handle` with rooms that only say their name, so that a test sees where a request went. */
export function desk({ open, enrolled, ...overrides }: Overrides = {}): Desk {
  const asked: string[] = []
  const broke: Desk['broke'] = []
  const room = (name: string) => async (): Promise<Reply> => {
    asked.push(name)
    return { kind: 'quiet' }
  }
  const handle = createHandle({
    open: { wellbeing: room('wellbeing'), help: room('help'), supporters: room('supporters'), ...open },
    enrolled: {
      'one-to-ones': room('one-to-ones'),
      record: room('record'),
      actions: room('actions'),
      management: room('management'),
      handover: room('handover'),
      cover: room('cover'),
      settings: room('settings'),
      today: room('today'),
      listing: room('listing'),
      contact: room('contact'),
      directory: room('directory'),
      'take-up': room('take-up'),
      ...enrolled,
    },
    unknownWords: room('unknown words'),
    isCrisis: (words) => words.includes('want to die'),
    caller: async () => {
      asked.push('caller')
      return CALLER
    },
    keepingDrafts: (request, caller, room) => room(request, caller),
    isAway: (error) => error instanceof Error && error.name === 'Away',
    reference: () => 'A1B2C3D4',
    broke: (fields) => void broke.push(fields),
    ...overrides,
  })
  return { handle, asked, broke }
}

/** A room that throws. */
export const breaking = (error: unknown) => async (): Promise<never> => {
  throw error
}
