import type { DoorName } from '../kernel/door.ts'
import type { Role } from '../kernel/people.ts'
import type { Message, Node } from '../view/message.ts'
import { COMMANDS, commandNamed, type SubWord, subWordsFor } from './commands.ts'
import { didYouMean } from './did-you-mean.ts'
import type { From, OpenRoom, Reply, Request } from './exchange.ts'
import { privacyMessage } from './privacy.ts'

const NOTICE = 'Alongside has answered you privately'

/**
 * Help that also names the words behind `/alongside` that are for the reader. `rolesOf` is null for somebody unknown; where
 * it cannot be known (the database is away) help is what it is for everyone.
 */
export function helpRoom(rolesOf: (from: From) => Promise<readonly Role[] | null>): OpenRoom {
  return async (request) => help(request, subWordsFor(await rolesOf(request.from).catch(() => null)))
}

/** `/alongside`, a greeting, or a first meeting. */
export function help(request: Request, subWords: readonly SubWord[] = subWordsFor(null)): Reply {
  const words = request.ask.kind === 'command' ? request.ask.words.trim().toLowerCase() : ''
  const wantsPrivacy =
    words.startsWith('privacy') || (request.ask.kind === 'press' && request.ask.button === 'help.privacy')
  if (wantsPrivacy) return { kind: 'show', message: privacyMessage() }
  return { kind: 'show', message: helpMessage(request.from.door, subWords) }
}

/** Something was typed that is neither a command nor a need we recognise. */
export function notUnderstood(request: Request): Reply {
  const words = request.ask.kind === 'command' ? request.ask.words.trim() : ''
  if (commandNamed(firstWord(words))?.room === 'help') return help(request)
  const near = nearestCommand(words)
  const opening = near
    ? `That isn’t something Alongside knows. Did you mean ${spelt(near, request.from.door)}?`
    : words === ''
      ? 'Tell Alongside what you need, or choose one of these.'
      : 'Alongside doesn’t know that one. You can choose one of these.'
  const { body } = helpMessage(request.from.door, [])
  return { kind: 'show', message: { notice: NOTICE, body: [{ kind: 'text', text: opening }, ...body.slice(1)] } }
}

/** The command whose name the first word comes near to: `welbeing`. */
export function nearestCommand(words: string): string | null {
  return didYouMean(
    firstWord(words),
    COMMANDS.map((command) => command.name),
  )
}

const firstWord = (words: string): string => words.trim().split(/\s+/)[0]?.replace(/^\//, '') ?? ''

function helpMessage(door: DoorName, subWords: readonly SubWord[]): Message {
  const lines = COMMANDS.map((command) => `${spelt(command.name, door)}: ${command.summary}`)
  const behind = subWords.map(({ word, summary }) => `${spelt('alongside', door)} ${word}: ${summary}`)
  const body: Node[] = [
    { kind: 'text', text: 'Alongside shows where help is, keeps one-to-ones and reminds you of what is due.' },
    { kind: 'list', items: [...lines, ...behind] },
    {
      kind: 'buttons',
      buttons: [
        { label: 'See where help is', name: 'wellbeing.menu', carry: {}, tone: 'main' },
        { label: 'My people', name: 'today.open', carry: {} },
        { label: 'Log a one-to-one', name: 'one-to-ones.log', carry: {} },
        { label: 'What is kept about me', name: 'help.privacy', carry: {} },
      ],
    },
  ]
  return { notice: NOTICE, body }
}

/** In Slack commands begin with a slash; in Teams they are plain words. */
const spelt = (name: string, door: DoorName): string => (door === 'teams' ? name : `/${name}`)
