import type { Block, Body, Span } from './blocks'

const textOf = (spans: readonly Span[]): string => spans.map((it) => it.text).join('')

/** The words of a block without their looks; the items of a list one after the other. */
export const blockText = (block: Block): string => {
  if (block.kind === 'heading') return block.text
  return block.kind === 'paragraph' ? textOf(block.spans) : block.items.map(textOf).join(' ')
}

/** All words of a body, for searching. */
export const bodyText = (body: Body): string => body.map(blockText).join(' ')

/** The beginning of what is told, for a line in a list; headings tell nothing yet. */
export function excerptOf(body: Body, length = 60): string {
  const told = body.filter((it) => it.kind !== 'heading')
  const characters = [...bodyText(told.length > 0 ? told : body)]
  return characters.length > length
    ? `${characters.slice(0, length).join('')}…`
    : characters.join('')
}
