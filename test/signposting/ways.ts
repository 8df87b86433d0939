/** Ways of typing the same thing; the answer must stay what it was. */
export const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'upper case': (text) => text.toUpperCase(),
  'lower case': (text) => text.toLowerCase(),
  'no punctuation': (text) => text.replace(/[.,;:!?"()]/g, ' '),
  'no apostrophes': (text) => text.replace(/['’]/g, ''),
  'a slip of the finger': (text) => slip(text),
  'a letter lost': (text) => lost(text),
  pronoun: (text) =>
    text
      .replace(/\bhe\b/g, 'she')
      .replace(/\bhis\b/g, 'her')
      .replace(/\bhimself\b/g, 'herself'),
  politeness: (text) => `hi, sorry to bother you, ${text}, please and thank you`,
  emoji: (text) => `😔 ${text} 🙏`,
}

/** Two letters of the longest word change places. */
function slip(text: string): string {
  const longest = (text.match(/[a-z]+/gi) ?? []).sort((a, b) => b.length - a.length)[0] ?? ''
  if (longest.length < 7) return text
  const at = Math.floor(longest.length / 2)
  const slipped = longest.slice(0, at) + longest.charAt(at + 1) + longest.charAt(at) + longest.slice(at + 2)
  return text.replace(longest, slipped)
}

/** The longest word loses a letter from its middle. */
function lost(text: string): string {
  const longest = (text.match(/[a-z]+/gi) ?? []).sort((a, b) => b.length - a.length)[0] ?? ''
  if (longest.length < 7) return text
  const at = Math.floor(longest.length / 2)
  return text.replace(longest, longest.slice(0, at) + longest.slice(at + 1))
}
