const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** What a person wrote, from the HTML in which Teams hands over a message: its words and lines, nothing else of it. */
export function plainText(html: string): string {
  return html
    .replace(/[\r\n]+/g, ' ')
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d|\/tr|\/blockquote)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (entity, decimal, hexadecimal, name) =>
      name === undefined
        ? character(Number.parseInt(decimal ?? hexadecimal, decimal === undefined ? 16 : 10))
        : (ENTITIES[String(name).toLowerCase()] ?? entity),
    )
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
