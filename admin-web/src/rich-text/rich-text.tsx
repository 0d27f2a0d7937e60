import { Fragment, type ReactNode } from 'react'
import type { Block, Body, Span } from 'shared-types/rich-text/blocks'
import './rich-text.css'

/** A body as people read it. It holds words and no markup, so nothing in it can become part of the page. */
export function RichText({ body }: { body: Body }) {
  return (
    <div className="rich-text">
      {body.map((block, at) => (
        <Fragment key={at}>{blockOf(block)}</Fragment>
      ))}
    </div>
  )
}

function blockOf(block: Block): ReactNode {
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  if (block.kind === 'paragraph') return <p>{spansOf(block.spans)}</p>
  const items = block.items.map((it, at) => <li key={at}>{spansOf(it)}</li>)
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}

const spansOf = (spans: readonly Span[]) =>
  spans.map((span, at) => <Fragment key={at}>{spanOf(span)}</Fragment>)

function spanOf({ text, strong, link }: Span): ReactNode {
  const words = strong ? <strong>{text}</strong> : text
  if (!link) return words
  return (
    <a href={link} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  )
}
