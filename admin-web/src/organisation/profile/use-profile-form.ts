import { useState } from 'react'
import type { ProfileFacts, SchoolProfile } from 'shared-types/organisation/profile-operations'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { focusFirst, problemsOf } from '../../forms/problems'
import { problemsIn } from './profile-fields'

/**
 * The school's own page being edited: what was opened, and the changes. When somebody else was faster, the changes are
 * laid over what they saved instead of being lost.
 */
export function useProfileForm(opened: SchoolProfile) {
  const save = useAction('organisation.save-profile')
  const [base, setBase] = useState(opened)
  const [isRebased, setRebased] = useState(false)
  const [changes, setChanges] = useState<Partial<ProfileFacts>>({})
  const [isTried, setTried] = useState(false)
  const { id: _id, code: _code, name: _name, region: _r, regionName: _n, version, ...facts } = base
  const values = { ...facts, ...changes }
  const own = problemsIn(values)
  const names = Object.keys(changes) as (keyof ProfileFacts)[]
  return {
    values,
    isDirty: names.some((it) => changes[it] !== facts[it]),
    isRebased,
    isPending: save.isPending,
    error: save.error,
    problems: { ...problemsOf(save.error), ...(isTried && own) },
    change: (more: Partial<ProfileFacts>) => {
      setChanges((before) => ({ ...before, ...more }))
      // What the server said was about the former values.
      save.reset()
    },
    reset: () => {
      setChanges({})
      setTried(false)
      save.reset()
    },
    submit: (onSaved: () => void) => {
      setTried(true)
      if (focusFirst(own)) return
      save.mutate(
        { ...values, version },
        {
          onSuccess: (saved) => {
            setBase(saved)
            setChanges({})
            setRebased(false)
            onSaved()
          },
          onError: (error) => void focusFirst(problemsOf(error)),
        },
      )
    },
    rebase: async () => {
      setBase(await call('organisation.get-profile', {}))
      setRebased(true)
      save.reset()
    },
  }
}
