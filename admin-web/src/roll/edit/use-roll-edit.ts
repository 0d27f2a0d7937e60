import { useState } from 'react'
import type { FieldProblem } from 'shared-types/errors'
import { idNumberProblem, normaliseIdNumber, type IdType } from 'shared-types/students/id-number'
import { requiredOnRoll, rollFields } from 'shared-types/students/roll-fields'
import { CallRefused, type OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import type { RollTexts } from './roll-form-fields'

export type RollRecord = OutputOf<'students.get'>

const REASON = 'reason'

/**
 * A record being corrected: what was opened, the number it has, and the changes. When somebody else was faster, the
 * changes are laid over their version instead of being lost.
 */
export function useRollEdit(opened: RollRecord, idNumber: string) {
  const save = useAction('students.update')
  const [base, setBase] = useState(opened)
  const [changes, setChanges] = useState<RollTexts>({})
  const [year, setYear] = useState(opened.year)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [refused, setRefused] = useState<readonly FieldProblem[]>([])

  const former = { ...base.values, idNumber } as RollTexts
  const values = { ...former, ...changes }
  const changed = Object.fromEntries(
    Object.entries(changes).filter(([name, text]) => text !== (former[name] ?? '')),
  )
  const isDirty = Object.keys(changed).length > 0 || year !== base.year
  const problems = [...problemsIn(values), ...(reason.trim() ? [] : [noReason])]
  const messageIn = (list: readonly FieldProblem[], name: string) =>
    list.find((it) => it.field === name)?.message

  return {
    base,
    values,
    year,
    reason,
    problems,
    isTried,
    isDirty,
    isRebased: base.version !== opened.version,
    isSaving: save.isPending,
    error: save.error,
    /** Of a field that was changed, or of any once saving was tried; the server's word where this side saw nothing. */
    problemOf: (name: string) =>
      (isTried || name in changes ? messageIn(problems, name) : undefined) ??
      messageIn(refused, name),
    change: (name: string, text: string) => {
      // A class belongs to its major.
      const all = name === 'major' ? { major: text, class: '' } : { [name]: text }
      setChanges((before) => ({ ...before, ...all }))
      setRefused((before) => before.filter((it) => !(it.field in all)))
    },
    changeYear: (chosen: number) => {
      setYear(chosen)
      setRefused((before) => before.filter((it) => it.field !== 'year'))
    },
    changeReason: setReason,
    rebase: (latest: RollRecord) => {
      setBase(latest)
      save.reset()
    },
    save: (onSaved: () => void) => {
      setTried(true)
      if (problems.length > 0) return
      save.mutate(
        {
          id: base.id,
          version: base.version,
          values: changed,
          reason: reason.trim(),
          ...(year !== base.year && { year }),
        },
        {
          onSuccess: onSaved,
          onError: (error) =>
            setRefused(error instanceof CallRefused ? (error.hint.problems ?? []) : []),
        },
      )
    },
  }
}

const noReason = { field: REASON, message: '请输入修改原因' }

/** What can be said while somebody types; the server judges the whole. */
function problemsIn(values: RollTexts): FieldProblem[] {
  const problems = rollFields
    .filter(({ name }) => requiredOnRoll.includes(name) && !values[name]?.trim())
    .map(({ name, label }) => ({ field: name, message: `${label}没有填写` }))
  const number = normaliseIdNumber(values['idNumber'] ?? '')
  const wrong = number && idNumberProblem((values['idType'] ?? 'resident') as IdType, number)
  return wrong ? [...problems, { field: 'idNumber', message: wrong }] : problems
}
