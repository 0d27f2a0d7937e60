import { useState } from 'react'
import type { FieldProblem } from 'shared-types/errors'
import { checkReport, tidyReport } from 'shared-types/reports/rules/check-report'
import { dispatchProblems } from 'shared-types/reports/rules/dispatch-rules'
import type { ReportData } from 'shared-types/reports/fields/field'
import { effectiveFields } from 'shared-types/reports/fields/field-settings'
import { factsOfHolder } from 'shared-types/reports/fields/holder-facts'
import type { Report } from 'shared-types/reports/schemas'
import { CallRefused } from '../../api/call'
import { useAction } from '../../api/use-action'
import { withOrphansCleared } from './inputs/unit-choices'
import { useDispatchSurroundings } from './use-dispatch-surroundings'

/** What saving means: a correction, an application made for the graduate to change what is settled, or a new report. */
export type EditPurpose = 'correct' | 'apply' | 'add'

/**
 * A report being corrected: the version that was opened, and the changes made to it. When somebody else was faster, the
 * changes are laid over their version instead of being lost.
 */
export function useReportEdit(opened: Report, purpose: EditPurpose) {
  const correct = useAction('reports.save')
  const reassign = useAction('reassignments.apply-for')
  const add = useAction('reports.add')
  const amend = useAction('amendments.apply-for')
  const apply = opened.kind === 'dispatch' ? reassign : amend
  const save = { correct, apply, add }[purpose]
  const [base, setBase] = useState(opened)
  const [changes, setChanges] = useState<ReportData>({})
  const [isRebased, setRebased] = useState(false)
  const [isTried, setTried] = useState(false)
  const [refused, setRefused] = useState<readonly FieldProblem[]>([])

  const data = { ...base.data, ...changes }
  const facts = factsOfHolder(base.holder, base.submission)
  const fields = effectiveFields(base.kind, base.newSettings ?? base.settings)
  const surroundings = useDispatchSurroundings(base)
  const problems = [
    ...checkReport(fields, data, facts),
    ...(surroundings ? dispatchProblems(data, facts, surroundings) : []),
  ]
  const messageIn = (list: readonly FieldProblem[], name: string) =>
    list.find((it) => it.field === name)?.message

  return {
    base,
    data,
    facts,
    fields,
    problems,
    isTried,
    isDirty: Object.keys(changes).some((it) => changes[it] !== (base.data[it] ?? '')),
    isRebased,
    isSaving: save.isPending,
    error: save.error,
    /** Of a field that was changed, or of any once saving was tried; the server's word where this side saw nothing. */
    problemOf: (name: string) =>
      (isTried || name in changes ? messageIn(problems, name) : undefined) ??
      messageIn(refused, name),
    change: (changed: ReportData) => {
      const all = withOrphansCleared(data, changed)
      setChanges((before) => ({ ...before, ...all }))
      setRefused((before) => before.filter((it) => !(it.field in all)))
    },
    rebase: (latest: Report) => {
      setBase(latest)
      setRebased(true)
      save.reset()
    },
    save: (onSaved: (saved: Report) => void) => {
      setTried(true)
      if (problems.length > 0) return
      const { kind, id, version } = base
      const tidy = tidyReport(fields, data, facts)
      const input = { id, version, data: tidy }
      const then = {
        onSuccess: onSaved,
        onError: (error: Error) =>
          setRefused(error instanceof CallRefused ? (error.hint.problems ?? []) : []),
      }
      if (purpose === 'add') add.mutate({ kind, studentId: id, data: tidy }, then)
      else if (purpose === 'apply') apply.mutate(input, then)
      else correct.mutate({ kind, ...input }, then)
    },
  }
}
