import { useState } from 'react'
import { isPhone } from 'shared-types/formats'
import { fieldsOfUnit, type OrganisationUnitKind } from 'shared-types/organisation/unit-fields'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { focusFirst, problemsOf, type Problems } from '../../forms/problems'
import type { Unit } from '../units/unit-kinds'

type Values = Record<string, string>

/**
 * A unit being added or edited: what was opened, and the changes. When somebody else was faster, the changes are laid
 * over what they saved instead of being lost.
 */
export function useUnitForm(kind: OrganisationUnitKind, opened: Unit | undefined) {
  const add = useAction('organisation.add-unit')
  const edit = useAction('organisation.edit-unit')
  const sent = opened ? edit : add
  const [base, setBase] = useState(opened)
  const [changes, setChanges] = useState<Values>({})
  const [isTried, setTried] = useState(false)
  const former = formValues(base)
  const values = { ...former, ...changes }
  const own = problemsIn(kind, values)
  return {
    values,
    isDirty: Object.entries(changes).some(([name, text]) => text !== (former[name] ?? '')),
    isRebased: base?.version !== opened?.version,
    isPending: sent.isPending,
    error: sent.error,
    problems: { ...problemsOf(sent.error), ...(isTried && own) },
    change: (name: string, text: string) => {
      setChanges((before) => ({ ...before, [name]: text }))
      // What the server said was about the former values.
      sent.reset()
    },
    submit: (onSaved: () => void) => {
      setTried(true)
      if (focusFirst(own)) return
      const onSuccess = () => onSaved()
      const onError = (error: Error) => void focusFirst(problemsOf(error))
      if (!base) return add.mutate({ unit: kind, values }, { onSuccess, onError })
      const { id, version } = base
      edit.mutate({ unit: kind, id, version, values }, { onSuccess, onError })
    },
    /** Rejects with `not-found` when the unit is no longer there. */
    rebase: async () => {
      if (base) setBase(await call('organisation.get-unit', { unit: kind, id: base.id }))
      sent.reset()
    },
  }
}

/** The database keeps 4.0 years, the form says 4. */
function formValues(unit: Unit | undefined): Values {
  const { studyYears, ...values } = unit?.values ?? {}
  return { ...values, ...(studyYears && { studyYears: String(Number(studyYears)) }) }
}

function problemsIn(kind: OrganisationUnitKind, values: Values): Problems {
  const found: Record<string, string> = {}
  for (const { name, label, type, required } of fieldsOfUnit(kind)) {
    const value = values[name]?.trim() ?? ''
    if (required && !value) found[name] = `${label}没有填写`
    if (type === 'phone' && value && !isPhone(value))
      found[name] = `${label}格式不正确，请填写手机号，或“区号-号码”的固定电话`
  }
  return found
}
