import type { Ask, CommandEntry } from './exchange.ts'

/**
 * Finds the command at the start of what somebody typed: with or without a slash, any case, the longest spelling
 * first (`one to one` before `one`). Words that name no command come back whole under an empty name, so that the core
 * can look at them (they may be a cry for help) and answer with a way forward.
 */
export function askFrom(text: string, commands: readonly CommandEntry[]): Extract<Ask, { kind: 'command' }> {
  const typed = text.trim().replace(/^\/(?=\S)/, '')
  const lower = typed.toLowerCase()
  const found = spellingsOf(commands).find(
    ({ spelling }) => lower.startsWith(spelling) && endsWord(lower, spelling.length),
  )
  if (!found) return { kind: 'command', name: '', words: text.trim() }
  const alias = found.spelling !== found.name
  const rest = typed.slice(found.spelling.length).replace(/^[\s:,.!?–—-]+/, '')
  return {
    kind: 'command',
    name: found.name,
    words: alias && found.name === 'alongside' ? `${found.spelling} ${rest}`.trim() : rest,
  }
}

type Spelling = { spelling: string; name: string }

/** The table does not change while the app runs: its spellings are put in order once. */
const ordered = new WeakMap<readonly CommandEntry[], readonly Spelling[]>()

function spellingsOf(commands: readonly CommandEntry[]): readonly Spelling[] {
  const known = ordered.get(commands)
  if (known) return known
  const spellings = commands
    .flatMap((command) => [command.name, ...command.aliases].map((spelling) => ({ spelling, name: command.name })))
    .sort((a, b) => b.spelling.length - a.spelling.length)
  ordered.set(commands, spellings)
  return spellings
}

/** `help` is a command, `helpless` is not. */
function endsWord(text: string, at: number): boolean {
  return at >= text.length || !/[\p{L}\p{M}\p{N}'’_-]/u.test(text.charAt(at))
}
