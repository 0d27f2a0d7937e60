import { App, Button, Tooltip } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { errorText } from '../../api/call'
import { useAction } from '../../api/use-action'
import type { Announcement } from './announcement-values'
import { PublishDialog } from './publish-dialog'

interface WaysProps {
  announcement: Announcement
  /** What is published is what has been saved. */
  isDirty: boolean
  onDone: (latest: Announcement) => void
}

/** What its state allows: publishing now or later, taking it down, deleting a draft. */
export function Ways({ announcement, isDirty, onDone }: WaysProps) {
  const { state, allowedActions } = announcement
  const [isPublishing, setPublishing] = useState(false)
  const { withdraw, remove } = useEndings(announcement, onDone)
  return (
    <>
      {allowedActions.includes('publish') && (
        <Tooltip title={isDirty ? '请先保存，再发布' : undefined}>
          <Button disabled={isDirty} onClick={() => setPublishing(true)}>
            {state === 'scheduled' ? '更改发布时间…' : '发布…'}
          </Button>
        </Tooltip>
      )}
      {allowedActions.includes('withdraw') && (
        <Button danger onClick={withdraw}>
          撤下…
        </Button>
      )}
      {allowedActions.includes('delete') && (
        <Button danger onClick={remove}>
          删除草稿…
        </Button>
      )}
      {isPublishing && (
        <PublishDialog
          announcement={announcement}
          onDone={(latest) => {
            setPublishing(false)
            onDone(latest)
          }}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  )
}

function useEndings({ id, version, title }: Announcement, onDone: (latest: Announcement) => void) {
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const withdraw = useAction('announcements.withdraw')
  const remove = useAction('announcements.delete')
  const confirm = (
    words: { title: string; content: string; okText: string },
    act: () => Promise<unknown>,
  ) =>
    void modal.confirm({
      icon: null,
      ...words,
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: () => act().catch((error: unknown) => void message.error(errorText(error))),
    })
  return {
    withdraw: () =>
      confirm(
        {
          title: `撤下“${title}”？`,
          content: '撤下后学生和工作人员不再看到，以后可以重新发布。',
          okText: '撤下',
        },
        () =>
          withdraw.mutateAsync({ id, version }).then((latest) => {
            void message.success('已撤下')
            onDone(latest)
          }),
      ),
    remove: () =>
      confirm({ title: `删除草稿“${title}”？`, content: '删除后不能恢复。', okText: '删除' }, () =>
        remove.mutateAsync({ id, version }).then(() => {
          void message.success('已删除')
          void navigate('/announcements')
        }),
      ),
  }
}
