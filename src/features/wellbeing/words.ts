import type { Spelling } from './spelling.ts'

/** Normal words of a text. In `line` each is followed by one space; `starts` are their places in it. */
export type Words = { list: readonly string[]; line: string; starts: readonly number[] }

/** A text is read to this length (characters): half from its head, half from its tail, where a cry for help often stands. */
const READ = 40_000

/**
 * Turns what was typed into plain words: any script of Latin letters, case, accent, apostrophe, invisible character,
 * number-for-letter, lengthened or spaced-out spelling comes out the same. Emoji and marks fall away.
 */
export function wordsOf(text: string, spelling: Spelling): Words {
  const raw = plain(text.length > READ ? `${text.slice(0, READ / 2)} ${text.slice(-READ / 2)}` : text)
    .split(/[^\p{L}\p{N}'*!@$]+/u)
    .flatMap((chunk) => chunkWords(chunk, spelling))
  const mended = new Map<string, readonly string[]>()
  const list = joined(spaced(raw, spelling), spelling).flatMap((word) => {
    const known = mended.get(word) ?? spelling.mend(word)
    mended.set(word, known)
    return known
  })
  return lineOf(joined(list, spelling))
}

function lineOf(list: readonly string[]): Words {
  const starts: number[] = []
  let line = ''
  for (const word of list) {
    starts.push(line.length)
    line += `${word} `
  }
  return { list, line, starts }
}

/** Compatibility forms, lower case, without accents, tags, marks of direction or anything invisible; apostrophes go. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/<\/?[a-z][^<>]{0,60}>/g, ' ')
    .replace(/[\p{M}\p{Cf}\u200B]/gu, '')
    .replace(/(?<=\p{L})['’‘`´ʼ′](?=\p{L})/gu, '')
}

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** `su1c!de` and `s*icide` are read as words when that makes one; otherwise the marks only divide. */
function chunkWords(chunk: string, spelling: Spelling): string[] {
  if (/^\p{L}*$/u.test(chunk)) return chunk === '' ? [] : [chunk]
  if (/^[\p{L}\p{N}]+$/u.test(chunk) && spelling.isKnown(chunk)) return [chunk]
  const letters = chunk.replace(/[0134573@$!]/g, (mark) => LOOKS_LIKE[mark] ?? mark).replace(/[*']/g, '')
  if (/\p{L}/u.test(chunk) && letters.length > 2 && spelling.mend(letters).every(spelling.isKnown)) return [letters]
  return chunk.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
}

/** Longer rows of single letters are no word. */
const LONGEST_SPACED = 16

/** `k m s` and `s u i c i d e` are one word when the letters make one that is known. */
function spaced(list: readonly string[], spelling: Spelling): string[] {
  const out: string[] = []
  for (let at = 0; at < list.length; ) {
    let end = at
    while (list[end]?.length === 1) end++
    const row = list.slice(at, Math.max(end, at + 1))
    const together = row.length >= 3 && row.length <= LONGEST_SPACED ? row.join('') : ''
    if (together !== '' && spelling.isKnown(together)) out.push(together)
    else for (const word of row) out.push(word)
    at += row.length
  }
  return out
}

/** `do not` has become `dont`, and other pairs that are one word. */
function joined(list: readonly string[], spelling: Spelling): string[] {
  const out: string[] = []
  for (let at = 0; at < list.length; at++) {
    const pair = spelling.join(list[at] ?? '', list[at + 1] ?? '')
    out.push(pair ?? list[at] ?? '')
    if (pair !== null) at++
  }
  return out
}
