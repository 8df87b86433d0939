/** A phrase made ready: where it can begin, what it looks like, and the words it is made of. */
export type Phrase = {
  firstWords: ReadonlySet<string>
  firstBeginnings: ReadonlySet<string>
  /** Made when it is first asked for: most phrases of the lexicon are never tried. */
  shape(): RegExp
}

/** `words` of a single place; or else the parts it `begins` with. What a phrase begins with is asked once, at its end. */
type Part = { source: string; words: readonly string[]; begins: readonly Part[]; canBeEmpty: boolean }
type Classes = Readonly<Record<string, readonly string[]>>

/** Reads phrases that share their classes; `words` gathers every word they are made of. */
export type PhraseReader = { read(text: string): Phrase; words: ReadonlySet<string> }

const TOKENS = /!\(|\(|\)\??|\||\.\.\.|\.\.|\$|\^|<[a-z]+>|[^\s()|$^!<>]+/g
const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 6 }

/** What stands for a word or a class is the same in every phrase: it is made once. */
export function phraseReader(classes: Classes): PhraseReader {
  const words = new Set<string>()
  const parts = new Map<string, Part>()
  const partOf = (raw: string): Part | null => {
    const made = parts.get(raw)
    if (made) return made
    const optional = raw.endsWith('?')
    const bare = optional ? raw.slice(0, -1) : raw
    const name = /^<([a-z]+)>$/.exec(bare)?.[1]
    const members = name === undefined ? [bare] : classes[name]
    if (!members) return null
    for (const member of members) words.add(member)
    const any = members.map(wordSource).join('|')
    const source = members.length === 1 && !optional ? any : `(?:${any})${optional ? '?' : ''}`
    const part = { source, words: members, begins: [], canBeEmpty: optional }
    parts.set(raw, part)
    return part
  }
  return { words, read: (text) => readPhrase(text, partOf) }
}

/**
 * Reads one phrase of the lexicon. It is matched against words that are each followed by one space, from the beginning of
 * a word. Throws for a phrase that cannot be read, naming it: that is a fault of the lexicon, found when it is loaded.
 */
function readPhrase(text: string, partOf: (raw: string) => Part | null): Phrase {
  const tokens = text.match(TOKENS) ?? []
  let at = 0
  const wrong = (why: string): Error => new Error(`The phrase "${text}" ${why}.`)

  const word = (raw: string): Part => {
    const part = partOf(raw)
    if (!part) throw wrong(`names the class ${raw}, which does not exist`)
    return part
  }

  const element = (): Part => {
    const token = tokens[at++] ?? ''
    const gap = GAPS[token]
    if (gap !== undefined) return { source: `(?:\\S+ ){0,${gap}}?`, words: ANY, begins: [], canBeEmpty: true }
    if (token === '$' || token === '^') return { source: token, words: [], begins: [], canBeEmpty: true }
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
    if (negative) return { source: `(?!${source})`, words: [], begins: [], canBeEmpty: true }
    const optional = closing === ')?'
    return {
      source: `(?:${source})${optional ? '?' : ''}`,
      words: [],
      begins: choices,
      canBeEmpty: optional || choices.some((choice) => choice.canBeEmpty),
    }
  }

  const sequence = (): Part => {
    const parts: Part[] = []
    while (at < tokens.length && tokens[at] !== '|' && !tokens[at]?.startsWith(')')) parts.push(element())
    // Most choices are one word: half a million characters are read at every start.
    if (parts.length === 1 && parts[0]) return parts[0]
    const upTo = parts.findIndex((part) => !part.canBeEmpty)
    return {
      source: parts.map((part) => part.source).join(''),
      words: [],
      begins: parts.slice(0, upTo === -1 ? parts.length : upTo + 1),
      canBeEmpty: upTo === -1,
    }
  }

  const whole = sequence()
  if (at < tokens.length) throw wrong('has a bracket that was not opened')
  const firsts = firstsOf(whole)
  if (whole.canBeEmpty || firsts.includes('*')) throw wrong('must begin with a word')
  let shape: RegExp | null = null
  return {
    firstWords: new Set(firsts.filter((first) => !first.endsWith('*'))),
    firstBeginnings: new Set(firsts.filter((first) => first.endsWith('*')).map((first) => first.slice(0, -1))),
    shape: () => {
      shape ??= new RegExp(whole.source, 'y')
      return shape
    },
  }
}

const ANY = ['*']

const firstsOf = ({ words, begins }: Part): readonly string[] =>
  begins.length === 0 ? words : begins.flatMap(firstsOf)

function wordSource(word: string): string {
  const open = word.endsWith('*')
  const letters = (open ? word.slice(0, -1) : word).replace(/[^\p{L}\p{N}]/gu, '')
  return `${letters}${open ? '\\S*' : ''} `
}
