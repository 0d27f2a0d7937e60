import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAction } from '../../api/use-action'
import { focusFirst, problemsOf, type Problems } from '../../forms/problems'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import {
  factsOf,
  newAnnouncement,
  problemsIn,
  valuesOf,
  type Announcement,
  type AnnouncementValues,
} from './announcement-values'

/** The state of one form, new or of `announcement` as it was first shown. */
export function useAnnouncementForm(announcement: Announcement | undefined) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const add = useAction('announcements.add')
  const edit = useAction('announcements.edit')
  const [base, setBase] = useState(announcement)
  const start = base ? valuesOf(base) : newAnnouncement
  const [changes, setChanges] = useState<Partial<AnnouncementValues>>({})
  const [isTried, setTried] = useState(false)
  const [isRebased, setRebased] = useState(false)
  const values = { ...start, ...changes }
  const isDirty = JSON.stringify(values) !== JSON.stringify(start)
  const { leave, leaveSaved } = useLeaveWarning(isDirty)
  const saving = base ? edit : add
  const found = isTried ? problemsIn(values) : {}
  const problems: Problems = { ...problemsOf(saving.error), ...found }
  const settle = (saved: Announcement, words: string) => {
    void message.success(words)
    setChanges({})
    setBase(saved)
  }
  return {
    values,
    base,
    problems,
    isDirty,
    isRebased,
    error: saving.error,
    isSaving: saving.isPending,
    change: (more: Partial<AnnouncementValues>) => setChanges((before) => ({ ...before, ...more })),
    save() {
      setTried(true)
      if (focusFirst(problemsIn(values))) return
      const facts = factsOf(values)
      if (base) {
        const onSuccess = (saved: Announcement) => settle(saved, '已保存')
        edit.mutate({ id: base.id, version: base.version, facts }, { onSuccess })
        return
      }
      add.mutate(facts, {
        onSuccess: (saved) => {
          void message.success('已保存为草稿，核对后可以发布')
          leaveSaved(() => void navigate(`/announcements/${saved.id}`, { replace: true }))
        },
      })
    },
    /** After publishing or withdrawing, and after a refresh: what is typed lies over it. */
    takeOver(latest: Announcement) {
      setBase(latest)
      setRebased(isDirty)
      saving.reset()
    },
    cancel: () => leave(() => void navigate('/announcements')),
  }
}
