import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAction } from '../api/use-action'
import { focusFirst, problemsOf, type Problems } from '../forms/problems'
import { useChanges } from '../forms/use-changes'
import { useLeaveWarning } from '../layout/use-leave-warning'
import { factsOf, newQuestion, problemsIn, valuesOf, type Question } from './question-values'

/** The state of one form, new or of `question` as it was first shown. */
export function useQuestionForm(question: Question | undefined) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const add = useAction('questions.add')
  const edit = useAction('questions.edit')
  const held = useChanges(question, (it) => (it ? valuesOf(it) : newQuestion))
  const { base, values } = held
  const [isTried, setTried] = useState(false)
  const { leave, leaveSaved } = useLeaveWarning(held.isDirty)
  const saving = base ? edit : add
  const found = isTried ? problemsIn(values) : {}
  const problems: Problems = { ...problemsOf(saving.error), ...found }
  const toList = () => void navigate('/questions')
  const onSuccess = () => {
    void message.success('已保存')
    leaveSaved(toList)
  }
  return {
    ...held,
    problems,
    error: saving.error,
    isSaving: saving.isPending,
    save() {
      setTried(true)
      if (focusFirst(problemsIn(values))) return
      const facts = factsOf(values)
      if (base) edit.mutate({ id: base.id, version: base.version, facts }, { onSuccess })
      else add.mutate(facts, { onSuccess })
    },
    takeOver(latest: Question) {
      held.takeOver(latest)
      saving.reset()
    },
    cancel: () => leave(toList),
  }
}
