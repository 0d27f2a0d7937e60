import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAction } from '../api/use-action'
import { focusFirst, problemsOf, type Problems } from '../forms/problems'
import { useLeaveWarning } from '../layout/use-leave-warning'
import {
  factsOf,
  newQuestion,
  problemsIn,
  valuesOf,
  type Question,
  type QuestionValues,
} from './question-values'

/** The state of one form, new or of `question` as it was first shown. */
export function useQuestionForm(question: Question | undefined) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const add = useAction('questions.add')
  const edit = useAction('questions.edit')
  const [base, setBase] = useState(question)
  const start = base ? valuesOf(base) : newQuestion
  const [changes, setChanges] = useState<Partial<QuestionValues>>({})
  const [isTried, setTried] = useState(false)
  const [isRebased, setRebased] = useState(false)
  const values = { ...start, ...changes }
  const isDirty = JSON.stringify(values) !== JSON.stringify(start)
  const { leave, leaveSaved } = useLeaveWarning(isDirty)
  const saving = base ? edit : add
  const found = isTried ? problemsIn(values) : {}
  const problems: Problems = { ...problemsOf(saving.error), ...found }
  const toList = () => void navigate('/questions')
  const onSuccess = () => {
    void message.success('已保存')
    leaveSaved(toList)
  }
  return {
    values,
    base,
    problems,
    isDirty,
    isRebased,
    error: saving.error,
    isSaving: saving.isPending,
    change: (more: Partial<QuestionValues>) => setChanges((before) => ({ ...before, ...more })),
    save() {
      setTried(true)
      if (focusFirst(problemsIn(values))) return
      const facts = factsOf(values)
      if (base) edit.mutate({ id: base.id, version: base.version, facts }, { onSuccess })
      else add.mutate(facts, { onSuccess })
    },
    takeOver(latest: Question) {
      setBase(latest)
      setRebased(isDirty)
      saving.reset()
    },
    cancel: () => leave(toList),
  }
}
