import { DomainError } from 'shared-types/errors'
import type { Body } from 'shared-types/rich-text/blocks'
import { bodyText, excerptOf } from 'shared-types/rich-text/plain-text'
import { within } from '../database/scope'
import { identityScope, type StudentContext } from '../runtime/context'
import { rankQuestions } from './rank-questions'
import * as queries from './queries'

const MOST_FOUND = 20

/** Without words, everything in its order. A few hundred articles are ranked here; nothing is asked of the database twice. */
export async function searchQuestions(context: StudentContext, { words }: { words: string }) {
  const rows = await within(context.services.db, identityScope(context), queries.listPublished)
  const articles = rows.map((row) => {
    const answer = row.answer as Body
    const { id, topic, question, keywords } = row
    return { id, topic, question, keywords, text: bodyText(answer), excerpt: excerptOf(answer) }
  })
  const found = words ? rankQuestions(articles, words).slice(0, MOST_FOUND) : articles
  return {
    rows: found.map(({ id, topic, question, excerpt }) => ({ id, topic, question, excerpt })),
  }
}

export async function readQuestion(context: StudentContext, { id }: { id: string }) {
  const row = await within(context.services.db, identityScope(context), (tx) =>
    queries.findPublished(tx, id),
  )
  if (!row) throw new DomainError('not-found')
  return {
    id: row.id,
    topic: row.topic,
    question: row.question,
    answer: row.answer as Body,
    updatedAt: row.updated_at.toISOString(),
  }
}
