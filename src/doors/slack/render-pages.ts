import { LIMITS } from './limits.ts'
import type { Block } from './render-types.ts'

/** Blocks divided into pages, those of messages unless said otherwise; a heading is not left alone at the end of one. */
export function inPages(
  blocks: readonly Block[],
  most: number = LIMITS.messageBlocks,
  longest: number = LIMITS.messageCharacters,
): Block[][] {
  const pages: Block[][] = []
  let page: Block[] = []
  let characters = 0
  for (const block of blocks) {
    const length = charactersOf(block)
    if (page.length === most || (page.length > 0 && characters + length > longest)) {
      const carried = page.length > 1 && page.at(-1)?.type === 'header' ? page.splice(-1) : []
      pages.push(page)
      page = carried
      characters = carried.reduce((sum, one) => sum + charactersOf(one), 0)
    }
    page.push(block)
    characters += length
  }
  return page.length === 0 ? pages : [...pages, page]
}

/** Only what is read counts, roughly: the JSON around it would make pages too short. */
function charactersOf(block: Block): number {
  if (block.type === 'section') {
    return 'fields' in block ? block.fields.reduce((sum, field) => sum + field.text.length, 0) : block.text.text.length
  }
  if (block.type === 'context') return block.elements.reduce((sum, element) => sum + element.text.length, 0)
  return block.type === 'actions' ? block.elements.length * LIMITS.buttonText : LIMITS.header
}
