import * as z from 'zod'
import { defineOperation } from '../operation'
import { Body } from '../rich-text/blocks'
import { LONGEST_QUESTION, LONGEST_TOPIC, MOST_KEYWORDS } from './question-limits'

const Editing = { callers: ['staff'], access: 'questions.edit' } as const
/** Open to every WeChat identity: whoever cannot bind needs them most. */
const Asking = { callers: ['student'], access: 'visitor', writes: false } as const

const Id = z.strictObject({ id: z.uuid() })
const Acting = Id.extend({ version: z.int().min(1).max(1_000_000_000) })

/** What is written. */
export const QuestionFacts = z.strictObject({
  topic: z.string().trim().min(1).max(LONGEST_TOPIC),
  question: z.string().trim().min(1).max(LONGEST_QUESTION),
  answer: Body,
  /** Other words that people use for the same; found, never shown. */
  keywords: z.array(z.string().trim().min(1).max(20)).max(MOST_KEYWORDS),
  /** Small ones first; a topic stands where its first article does. */
  position: z.int().min(0).max(9999),
  published: z.boolean(),
})
export type QuestionFacts = z.infer<typeof QuestionFacts>

export const QuestionRow = z.object({
  id: z.uuid(),
  version: z.int(),
  topic: z.string(),
  question: z.string(),
  keywords: z.array(z.string()),
  position: z.int(),
  published: z.boolean(),
  updatedAt: z.iso.datetime(),
  /** Empty for those that came with the product. */
  updatedBy: z.string(),
})
export type QuestionRow = z.infer<typeof QuestionRow>

export const Question = QuestionRow.extend({ answer: Body })
export type Question = z.infer<typeof Question>

/** 「常见问题」 all of them, in their order: a few hundred at most. */
export const listQuestions = defineOperation({
  ...Editing,
  name: 'questions.list',
  label: '查看常见问题列表',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ rows: z.array(QuestionRow) }),
  errors: [],
})

export const getQuestion = defineOperation({
  ...Editing,
  name: 'questions.get',
  label: '查看常见问题',
  writes: false,
  input: Id,
  output: Question,
  errors: ['not-found'],
})

export const addQuestion = defineOperation({
  ...Editing,
  name: 'questions.add',
  label: '添加常见问题',
  writes: true,
  input: QuestionFacts,
  output: Question,
  errors: ['name-taken'],
})

export const editQuestion = defineOperation({
  ...Editing,
  name: 'questions.edit',
  label: '修改常见问题',
  writes: true,
  input: Acting.extend({ facts: QuestionFacts }),
  output: Question,
  errors: ['not-found', 'changed-elsewhere', 'name-taken'],
})

export const deleteQuestion = defineOperation({
  ...Editing,
  name: 'questions.delete',
  label: '删除常见问题',
  writes: true,
  input: Acting,
  output: z.object({}),
  errors: ['not-found', 'changed-elsewhere'],
})

export const FoundQuestion = z.object({
  id: z.uuid(),
  topic: z.string(),
  question: z.string(),
  excerpt: z.string(),
})
export type FoundQuestion = z.infer<typeof FoundQuestion>

/** Everything in its order, or what the words fit, best first: by characters, synonyms and pinyin. */
export const searchQuestions = defineOperation({
  ...Asking,
  name: 'questions.search',
  label: '查找常见问题',
  input: z.strictObject({ words: z.string().trim().max(50).default('') }),
  output: z.object({ rows: z.array(FoundQuestion) }),
  errors: [],
})

export const readQuestion = defineOperation({
  ...Asking,
  name: 'questions.read',
  label: '阅读常见问题',
  input: Id,
  output: z.object({
    id: z.uuid(),
    topic: z.string(),
    question: z.string(),
    answer: Body,
    updatedAt: z.iso.datetime(),
  }),
  errors: ['not-found'],
})

export const questionOperations = [
  listQuestions,
  getQuestion,
  addQuestion,
  editQuestion,
  deleteQuestion,
  searchQuestions,
  readQuestion,
] as const
