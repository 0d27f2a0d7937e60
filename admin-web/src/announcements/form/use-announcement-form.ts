import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAction } from '../../api/use-action'
import { focusFirst, problemsOf, type Problems } from '../../forms/problems'
import { useChanges } from '../../forms/use-changes'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import {
  factsOf,
  newAnnouncement,
  problemsIn,
  valuesOf,
  type Announcement,
} from './announcement-values'

/** The state of one form, new or of `announcement` as it was first shown. */
export function useAnnouncementForm(announcement: Announcement | undefined) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const add = useAction('announcements.add')
  const edit = useAction('announcements.edit')
  const held = useChanges(announcement, (it) => (it ? valuesOf(it) : newAnnouncement))
  const { base, values } = held
  const [isTried, setTried] = useState(false)
  const { leave, leaveSaved } = useLeaveWarning(held.isDirty)
  const saving = base ? edit : add
  const found = isTried ? problemsIn(values) : {}
  const problems: Problems = { ...problemsOf(saving.error), ...found }
  return {
    ...held,
    problems,
    error: saving.error,
    isSaving: saving.isPending,
    save() {
      setTried(true)
      if (focusFirst(problemsIn(values))) return
      const facts = factsOf(values)
      if (base) {
        const onSuccess = (saved: Announcement) => {
          void message.success('已保存')
          held.settle(saved)
        }
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
      held.takeOver(latest)
      saving.reset()
    },
    cancel: () => leave(() => void navigate('/announcements')),
  }
}
