import * as z from 'zod'
import { LONGEST_HEADING, LONGEST_TEXT, MOST_BLOCKS, MOST_ITEMS, MOST_SPANS } from './limits'

/** One line: what breaks it, or is not seen, belongs into no text that people read. */

const ONE_LINE = /^[^\u0000-\u001f\u007f\u2028\u2029\ufeff]*$/

const Text = z.string().min(1).max(LONGEST_TEXT).regex(ONE_LINE)

/** Where a link may lead: a page of the web, and nothing that runs. */
export const WEB_ADDRESS = /^https?:\/\/[^\s<>"'\\^`{|}]{3,500}$/

/** A run of text that looks alike. */
export const Span = z.strictObject({
  text: Text,
  strong: z.literal(true).optional(),
  link: z.string().max(520).regex(WEB_ADDRESS).optional(),
})
export type Span = z.infer<typeof Span>

const Spans = z.array(Span).min(1).max(MOST_SPANS)

/**
 * What an announcement or an answer is made of. There is no markup in it, so there is nothing to clean: a screen can
 * only show a heading, a paragraph or a list.
 */
export const Block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    text: z.string().min(1).max(LONGEST_HEADING).regex(ONE_LINE),
  }),
  z.strictObject({ kind: z.literal('paragraph'), spans: Spans }),
  z.strictObject({
    kind: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(Spans).min(1).max(MOST_ITEMS),
  }),
])
export type Block = z.infer<typeof Block>

export const Body = z.array(Block).min(1).max(MOST_BLOCKS)
export type Body = z.infer<typeof Body>
