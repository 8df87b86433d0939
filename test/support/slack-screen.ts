/** Block Kit as JSON, of which nothing is trusted: only what Slack would draw is read from it. */
export type Json = { readonly [key: string]: unknown }

export type PressableButton = { label: string; actionId: string; value: string; blockId: string }

export const asJson = (found: unknown): Json => (typeof found === 'object' && found !== null ? (found as Json) : {})
export const asList = (found: unknown): readonly Json[] => (Array.isArray(found) ? found.map(asJson) : [])

/** The words of a list of blocks, a line each, as a reader sees them; buttons in square brackets. */
export function blocksText(blocks: unknown): string {
  return asList(blocks).flatMap(blockLines).join('\n')
}

function blockLines(block: Json): string[] {
  if (block.type === 'actions')
    return [
      asList(block.elements)
        .map((element) => `[${text(element.text)}]`)
        .join(' '),
    ]
  if (block.type === 'context') return asList(block.elements).map(text)
  if (block.type === 'input') return [text(block.label), ...(block.hint ? [text(block.hint)] : [])]
  return [...(block.text ? [text(block.text)] : []), ...asList(block.fields).map(text)]
}

/** A text object as drawn: mrkdwn's links show their label and its three escapes are undone; plain text is as it is. */
export function text(object: unknown): string {
  const { type, text: written } = asJson(object)
  const raw = typeof written === 'string' ? written : ''
  return type === 'mrkdwn' ? shown(raw) : visible(raw)
}

/** The same for the top-level text of a message, which is mrkdwn. */
export function shown(mrkdwn: string): string {
  const labelled = mrkdwn.replace(/<[^<>|]*\|([^<>]*)>/g, '$1').replace(/<([^<>]*)>/g, '$1')
  return visible(labelled.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
}

/** Without the characters that take no room. */
const visible = (raw: string): string => raw.replace(/[\u200B\u2060\u2066-\u2069]/g, '')

export function buttonsOf(blocks: unknown): PressableButton[] {
  return asList(blocks)
    .filter((block) => block.type === 'actions')
    .flatMap((block) =>
      asList(block.elements).map((element) => ({
        label: text(element.text),
        actionId: String(element.action_id),
        value: String(element.value ?? ''),
        blockId: String(block.block_id ?? 'generated'),
      })),
    )
}
