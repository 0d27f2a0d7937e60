import { useState } from 'react'
import { checkArchive } from 'shared-types/archives/check-archive'
import type { Archive } from 'shared-types/archives/schemas'
import { useAction } from '../../api/use-action'
import { problemsOf, type ArchiveValues } from './archive-values'

/**
 * An archive being corrected: what was opened, and the changes. When somebody else was faster, the changes are laid over
 * their version instead of being lost.
 */
export function useEditArchive(archive: Archive) {
  const save = useAction('archives.save')
  const [opened] = useState(archive)
  const [base, setBase] = useState(opened)
  const [changes, setChanges] = useState<ArchiveValues>({})
  const [graduated, setGraduated] = useState(opened.graduated)
  const [isTried, setTried] = useState(false)
  const values: ArchiveValues = { ...base.data, ...changes }
  const problems = checkArchive(values, base.state)
  const isChanged = Object.entries(changes).some(
    ([name, text]) => text !== (base.data[name as keyof ArchiveValues] ?? ''),
  )
  return {
    base,
    values,
    graduated,
    isDirty: (isChanged || graduated !== base.graduated) && !save.isSuccess,
    isRebased: base.version !== opened.version,
    isSaving: save.isPending,
    error: save.error,
    /** Of a field that was changed, or of any once saving was tried; the server's word beside it. */
    problemOf: (name: string) => {
      const own = isTried || name in changes ? problems : []
      return [...own, ...problemsOf(save.error)].find((it) => it.field === name)?.message
    },
    change: (name: string, text: string) => {
      setChanges((before) => ({ ...before, [name]: text }))
      // What the server said was about the former values.
      save.reset()
    },
    changeGraduated: setGraduated,
    rebase: (latest: Archive) => {
      setBase(latest)
      save.reset()
    },
    /** Returns the first field that keeps it from being sent. */
    save: (onSaved: () => void): string | undefined => {
      setTried(true)
      if (problems[0]) return problems[0].field
      save.mutate(
        { id: base.id, version: base.version, graduated, data: values },
        { onSuccess: onSaved },
      )
      return undefined
    },
  }
}
