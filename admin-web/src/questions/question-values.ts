import { MOST_KEYWORDS } from 'shared-types/questions/question-limits'
import type { QuestionFacts } from 'shared-types/questions/operations'
import { readBody, writeBody } from 'shared-types/rich-text/writing'
import type { OutputOf } from '../api/call'
import type { Problems } from '../forms/problems'

export type Question = OutputOf<'questions.get'>

/** What is typed: the answer as text, words for searching as a line, the place as digits. */
export interface QuestionValues {
  topic: string
  question: string
  body: string
  keywords: string
  position: string
  published: boolean
}

export const newQuestion: QuestionValues = {
  topic: '',
  question: '',
  body: '',
  keywords: '',
  position: '1000',
  published: true,
}

export const valuesOf = (it: Question): QuestionValues => ({
  topic: it.topic,
  question: it.question,
  body: writeBody(it.answer),
  keywords: it.keywords.join('、'),
  position: String(it.position),
  published: it.published,
})

const wordsOf = (line: string): string[] => line.split(/[、,，;；\s]+/).filter(Boolean)

export const factsOf = (values: QuestionValues): QuestionFacts => ({
  topic: values.topic.trim(),
  question: values.question.trim(),
  answer: readBody(values.body),
  keywords: wordsOf(values.keywords),
  position: Number(values.position),
  published: values.published,
})

export function problemsIn({
  topic,
  question,
  body,
  keywords,
  position,
}: QuestionValues): Problems {
  const words = wordsOf(keywords)
  return {
    ...(!topic.trim() && { topic: '请填写主题' }),
    ...(!question.trim() && { question: '请填写问题' }),
    ...(readBody(body).length === 0 && { body: '请填写答案' }),
    ...(words.length > MOST_KEYWORDS && { keywords: `最多 ${MOST_KEYWORDS} 个，请删减` }),
    ...(words.some((it) => it.length > 20) && { keywords: '每个词最多 20 个字，请用顿号分开' }),
    ...(!/^\d{1,4}$/.test(position) && { position: '请填写 0 到 9999 的整数' }),
  }
}
