/** A phrase made ready: where it can begin, what it looks like, and the words it is made of. */
export type Phrase = {
  firstWords: ReadonlySet<string>
  firstBeginnings: ReadonlySet<string>
  shape: RegExp
  words: readonly string[]
}

type Part = { source: string; firsts: readonly string[]; canBeEmpty: boolean }
type Classes = Readonly<Record<string, readonly string[]>>

const TOKENS = /!\(|\(|\)\??|\||\.\.\.|\.\.|\$|\^|<[a-z]+>|[^\s()|$^!<>]+/g
const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 6 }

/**
 * Reads one phrase of the lexicon. It is matched against words that are each followed by one space, from the beginning of
 * a word. Throws for a phrase that cannot be read, naming it: that is a fault of the lexicon, found when it is loaded.
 */
export function readPhrase(text: string, classes: Classes): Phrase {
  const tokens = text.match(TOKENS) ?? []
  const words: string[] = []
  let at = 0
  const wrong = (why: string): Error => new Error(`The phrase "${text}" ${why}.`)

  const word = (raw: string): Part => {
    const optional = raw.endsWith('?')
    const bare = optional ? raw.slice(0, -1) : raw
    const name = /^<([a-z]+)>$/.exec(bare)?.[1]
    const members = name === undefined ? [bare] : classes[name]
    if (!members) throw wrong(`names the class ${bare}, which does not exist`)
    words.push(...members)
    return {
      source: `(?:${members.map(wordSource).join('|')})${optional ? '?' : ''}`,
      firsts: members,
      canBeEmpty: optional,
    }
  }

  const element = (): Part => {
    const token = tokens[at++] ?? ''
    const gap = GAPS[token]
    if (gap !== undefined) return { source: `(?:\\S+ ){0,${gap}}?`, firsts: ['*'], canBeEmpty: true }
    if (token === '$' || token === '^') return { source: token, firsts: [], canBeEmpty: true }
    if (token === '(' || token === '!(') return group(token === '!(')
    // The question mark of `<class>?` comes as a token of its own.
    if (token.startsWith('<') && tokens[at] === '?') at++
    return word(token.startsWith('<') && tokens[at - 1] === '?' ? `${token}?` : token)
  }

  const group = (negative: boolean): Part => {
    const choices = [sequence()]
    while (tokens[at] === '|') {
      at++
      choices.push(sequence())
    }
    const closing = tokens[at++]
    if (!closing?.startsWith(')')) throw wrong('has a bracket that is not closed')
    const source = choices.map((choice) => choice.source).join('|')
    if (negative) return { source: `(?!${source})`, firsts: [], canBeEmpty: true }
    const optional = closing === ')?'
    return {
      source: `(?:${source})${optional ? '?' : ''}`,
      firsts: choices.flatMap((choice) => choice.firsts),
      canBeEmpty: optional || choices.some((choice) => choice.canBeEmpty),
    }
  }

  const sequence = (): Part => {
    const parts: Part[] = []
    while (at < tokens.length && tokens[at] !== '|' && !tokens[at]?.startsWith(')')) parts.push(element())
    const upTo = parts.findIndex((part) => !part.canBeEmpty)
    return {
      source: parts.map((part) => part.source).join(''),
      firsts: parts.slice(0, upTo === -1 ? parts.length : upTo + 1).flatMap((part) => part.firsts),
      canBeEmpty: upTo === -1,
    }
  }

  const whole = sequence()
  if (at < tokens.length) throw wrong('has a bracket that was not opened')
  if (whole.canBeEmpty || whole.firsts.includes('*')) throw wrong('must begin with a word')
  return {
    firstWords: new Set(whole.firsts.filter((first) => !first.endsWith('*'))),
    firstBeginnings: new Set(whole.firsts.filter((first) => first.endsWith('*')).map((first) => first.slice(0, -1))),
    shape: new RegExp(whole.source, 'y'),
    words,
  }
}

function wordSource(word: string): string {
  const open = word.endsWith('*')
  const letters = (open ? word.slice(0, -1) : word).replace(/[^\p{L}\p{N}]/gu, '')
  return `${letters}${open ? '\\S*' : ''} `
}
