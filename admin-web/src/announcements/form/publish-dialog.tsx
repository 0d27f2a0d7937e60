import { App, Input, Radio } from 'antd'
import { useState } from 'react'
import { announcementAudienceLabels } from 'shared-types/announcements/workflow'
import { useAction } from '../../api/use-action'
import { FieldFrame } from '../../forms/field-frame'
import { FormDialog } from '../../forms/form-dialog'
import { inputId } from '../../forms/inputs/input-props'
import { focusFirst, problemsOf } from '../../forms/problems'
import { fromShanghai, showTime } from '../../layout/times'
import type { Announcement } from './announcement-values'

interface PublishDialogProps {
  announcement: Announcement
  onDone: (latest: Announcement) => void
  onClose: () => void
}

/** Now, or at a time of the province's clocks. */
export function PublishDialog({ announcement, onDone, onClose }: PublishDialogProps) {
  const { id, version, audience, forSchool, state, publishAt } = announcement
  const { message } = App.useApp()
  const publish = useAction('announcements.publish')
  const [isLater, setLater] = useState(state === 'scheduled')
  const [day, setDay] = useState(
    state === 'scheduled' && publishAt ? showTime(publishAt).replace(' ', 'T') : '',
  )
  const [isTried, setTried] = useState(false)
  const missing = isLater && !day ? { at: '请选择发布时间' } : {}
  const problems = { ...problemsOf(publish.error), ...(isTried && missing) }
  const submit = () => {
    setTried(true)
    if (focusFirst(missing)) return
    const onSuccess = (latest: Announcement) => {
      void message.success(isLater ? `将于 ${showTime(latest.publishAt ?? '')} 发布` : '已发布')
      onDone(latest)
    }
    publish.mutate({ id, version, at: isLater ? fromShanghai(day) : null }, { onSuccess })
  }
  return (
    <FormDialog
      title="发布公告"
      okText={isLater ? '定时发布' : '立即发布'}
      isDirty={false}
      isPending={publish.isPending}
      error={publish.error}
      onSubmit={submit}
      onRefresh={onClose}
      onClose={onClose}
    >
      <p>
        发布给：{forSchool?.name ?? ''}
        {announcementAudienceLabels[audience]}
      </p>
      <Radio.Group
        value={isLater}
        aria-label="何时发布"
        options={[
          { value: false, label: '立即发布' },
          { value: true, label: '定时发布' },
        ]}
        onChange={(event) => setLater(event.target.value as boolean)}
        style={{ marginBottom: 12 }}
      />
      {isLater && (
        <FieldFrame
          id={inputId('at')}
          label="发布时间"
          isRequired
          problem={problems['at']}
          hint="北京时间；到时自动发布"
        >
          <Input
            id={inputId('at')}
            type="datetime-local"
            value={day}
            aria-required
            onChange={(event) => setDay(event.target.value)}
          />
        </FieldFrame>
      )}
    </FormDialog>
  )
}
