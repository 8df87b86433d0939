import { fileURLToPath } from 'node:url'
import type { Ask, Request } from '../../../src/conversation/exchange.ts'
import { loadGuidance } from '../../../src/directory/guidance.ts'
import { loadDirectory } from '../../../src/directory/load.ts'
import { loadTongues } from '../../../src/directory/tongues.ts'
import { loadWording } from '../../../src/directory/wording.ts'
import { type WellbeingRoom, wellbeingRoom } from '../../../src/features/wellbeing/flow.ts'
import { type Place, startAt } from '../../../src/features/wellbeing/screen.ts'
import type { Directory } from '../../../src/kernel/service.ts'
import type { Message, Node, NodeKind } from '../../../src/view/message.ts'
import { lexicon } from './sentences.ts'

export const wording = loadWording()
export const guidance = loadGuidance()
export const texts = { wording, guidance, pathway: 'both' } as const
export const welsh = { wording: loadWording('cy'), guidance: loadGuidance('cy'), pathway: 'both' } as const
export const samplePath = fileURLToPath(new URL('../../../prisma/sample/services.yaml', import.meta.url))
export const national = loadDirectory({})
export const withSample = loadDirectory({ samplePath })

export const room = (
  directory: Directory = withSample,
  defaultNation: 'england' | 'scotland' = 'england',
): WellbeingRoom =>
  wellbeingRoom({
    directory: () => directory,
    lexicon,
    tongues: loadTongues(),
    texts: { en: texts, cy: welsh },
    defaults: { nation: defaultNation, language: 'en' },
  })

/** A place where nothing is chosen, with some of it changed. */
export const at = (changes: Partial<Place> = {}): Place => ({
  ...startAt({ nation: 'england', language: 'en' }),
  ...changes,
})

export const request = (ask: Ask): Request => ({
  id: 'one',
  from: { door: 'simulator', tenant: 'simulator', user: 'anybody', place: 'private' },
  ask,
})

export const asked = (words: string, from = room()): Message =>
  shown(from, { kind: 'command', name: 'wellbeing', words })
export const pressed = (button: string, carry: Record<string, string>, from = room()): Message =>
  shown(from, { kind: 'press', button, carry })

function shown(from: WellbeingRoom, ask: Ask): Message {
  const reply = from.run(request(ask))
  if (reply.kind !== 'show' && reply.kind !== 'update') throw new Error(`The room answered with ${reply.kind}.`)
  return reply.message
}

export const nodes = <K extends NodeKind>(message: Message, kind: K): Extract<Node, { kind: K }>[] =>
  message.body.filter((node): node is Extract<Node, { kind: K }> => node.kind === kind)

export const headings = (message: Message): string[] => nodes(message, 'heading').map(({ text }) => text)
export const links = (message: Message): string[] =>
  nodes(message, 'links').flatMap((node) => node.links.map(({ href }) => href))
export const buttons = (message: Message) => nodes(message, 'buttons').flatMap((node) => node.buttons)
export const labelled = (message: Message, label: string) => {
  const found = buttons(message).find((button) => button.label === label)
  if (!found)
    throw new Error(
      `No button "${label}" among: ${buttons(message)
        .map((button) => button.label)
        .join(', ')}`,
    )
  return found
}
