const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/**
 * What a person typed, from how Slack writes it down: a mention at the start goes, links and mentions become what was
 * seen, and the three characters Slack escapes come back.
 */
export function plainText(written: string): string {
  return written
    .replace(/^\s*<@[A-Z0-9]+(\|[^>]*)?>[\s,:]*/, '')
    .replace(/<[@#!]?[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<((?:https?|mailto|tel):[^<>|]*)>/g, '$1')
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
}
