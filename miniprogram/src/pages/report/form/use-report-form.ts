import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReportData } from 'shared-types/reports/fields/field'
import type { Report } from 'shared-types/reports/schemas'
import { call } from '../../../api/call'
import { CallRefused, NetworkFailed } from '../../../api/failures'
import { useAction } from '../../../api/use-action'
import { useSending } from '../../../api/use-sending'
import { forgetDraft, rememberDraft } from '../../../drafts/device-drafts'
import { ownerOf } from '../../../drafts/draft'
import { scrollToTop } from '../../../platform/page'
import type { Loaded } from '../load-report'
import { firstWrongStep, problemsOf, rulesOf, stepsOf, valuesOf } from './form-rules'
import { changeForm, type FormChange, type FormState } from './form-state'
import { useLostReply } from './lost-reply'
import { showField } from './scroll'

interface Props {
  loaded: Loaded
  initial: FormState
  onReport: (report: Report) => void
}

/** A form of steps: checked as one types, kept on the device at every change and on the server at every step. */
export function useReportForm({ loaded, initial, onReport }: Props) {
  const { kind, mine } = loaded
  const [state, setState] = useState(initial)
  // Calls that wait for their turn must see what the one before them changed, not what was drawn last.
  const latest = useRef(initial)
  const change = (it: FormChange) => setState((latest.current = changeForm(latest.current, it)))
  const rules = useMemo(() => rulesOf(loaded), [loaded])
  const saving = useAction()
  const submitting = useSending()
  const owner = ownerOf(mine.holder)
  useKeptOnDevice(kind, owner, state)

  const steps = stepsOf(rules, state.data)
  const at = Math.min(state.at, steps.length - 1)
  const problems = problemsOf(rules, state)

  function moveTo(to: number) {
    change({ type: 'moved', to })
    scrollToTop()
  }

  /** Shows what is wrong with these steps and leads to the first of it; true when nothing is. */
  function pass(from: number, to: number): boolean {
    const names = steps.slice(from, to + 1).flatMap((step) => step.fields.map((it) => it.name))
    change({ type: 'shown', fields: names })
    const wrong = names.find((it) => problems.has(it))
    if (wrong === undefined) return true
    change({ type: 'moved', to: firstWrongStep(steps, (it) => it === wrong) ?? at })
    showField(wrong)
    return false
  }

  const inTurn = useTurns()
  const lost = useLostReply(kind)
  const take = (report: Report, sent: ReportData) => {
    change({ type: 'saved', version: report.version, sent })
    onReport(report)
  }
  const send = (operation: 'reports.save-draft' | 'reports.submit') => async () => {
    const before = await lost.find()
    if (before) {
      take(before.report, before.data)
      // It was handed in, or saved with nothing typed since.
      const isHandedIn = !before.report.allowedActions.includes('submit')
      if (isHandedIn || (operation === 'reports.save-draft' && !latest.current.isChanged)) return
    }
    const { version, data } = latest.current
    const values = valuesOf(rules, data)
    try {
      const sent = loaded.isApplication
        ? await call(kind === 'dispatch' ? 'reassignments.apply' : 'amendments.apply', {
            version,
            data: values,
          })
        : await call(operation, { kind, version, data: values })
      take(sent, data)
    } catch (error) {
      if (error instanceof NetworkFailed) lost.remember({ version, data, values })
      refuse(error)
      throw error
    }
  }
  function refuse(error: unknown) {
    const found = error instanceof CallRefused ? (error.hint.problems ?? []) : []
    if (found.length === 0) return
    change({ type: 'refused', problems: found })
    const to = firstWrongStep(steps, (name) => found.some((it) => it.field === name))
    if (to !== undefined) change({ type: 'moved', to })
  }
  const save = () =>
    inTurn(async () => {
      if (latest.current.isChanged && !loaded.isApplication)
        await saving.run('save', send('reports.save-draft'))
    })
  const submit = () =>
    pass(0, steps.length - 1) &&
    void inTurn(() =>
      submitting.handIn('submit', { send: send('reports.submit') }, () => undefined),
    )

  return {
    state,
    steps,
    at,
    isLast: at === steps.length - 1,
    problemOf: (name: string) => (state.shown.has(name) ? problems.get(name) : undefined),
    enter: (next: (data: ReportData) => ReportData) =>
      change({ type: 'entered', data: next(latest.current.data) }),
    leave: (name: string) => change({ type: 'shown', fields: [name] }),
    uploaded: (file: FormState['files'][number]) => change({ type: 'uploaded', file }),
    next: () => {
      if (!pass(at, at)) return
      moveTo(at + 1)
      void save()
    },
    goBackTo: moveTo,
    save: () => void save(),
    submit,
    saving,
    submitting,
  }
}

/** One call after another: each builds on the version that the one before has made. */
function useTurns() {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return (task: () => Promise<unknown>) => {
    last.current = last.current.then(task)
    return last.current
  }
}

function useKeptOnDevice(kind: Loaded['kind'], owner: string, state: FormState) {
  const { version, data, files, isChanged } = state
  useEffect(() => {
    if (isChanged) rememberDraft(kind, { owner, version, savedAt: Date.now(), data, files })
    else forgetDraft(kind)
  }, [kind, owner, version, data, files, isChanged])
}
