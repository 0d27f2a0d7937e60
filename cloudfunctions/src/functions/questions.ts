import * as contract from 'shared-types/questions/operations'
import * as questions from '../questions/questions'
import * as reading from '../questions/reading'
import { forStaff, forStudent, type Implementation } from '../runtime/implement'

/** 「常见问题」 as the centre keeps them. */
export const questionOffice: readonly Implementation[] = [
  forStaff(contract.listQuestions, questions.listQuestions),
  forStaff(contract.getQuestion, questions.getQuestion),
  forStaff(contract.addQuestion, questions.addQuestion),
  forStaff(contract.editQuestion, questions.editQuestion),
  forStaff(contract.deleteQuestion, questions.deleteQuestion),
]

export const questionsForStudents: readonly Implementation[] = [
  forStudent(contract.searchQuestions, reading.searchQuestions),
  forStudent(contract.readQuestion, reading.readQuestion),
]
