import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import type { Report } from 'shared-types/reports/schemas'
import { errorText } from '../../api/call'
import { openLink } from '../../api/open-link'

/** 「调整改派申请表」 of a dispatch that somebody applied to change, at whatever stage. */
export function PrintForm({ report: { id, submission } }: { report: Report }) {
  const open = useMutation({ mutationFn: () => openLink('reassignments.print', { id }, 'show') })
  if (submission !== 'reassignment') return null
  return (
    <>
      <Button className="record-edit" loading={open.isPending} onClick={() => open.mutate()}>
        下载申请表
      </Button>
      {open.error && <Alert type="error" showIcon role="alert" title={errorText(open.error)} />}
    </>
  )
}
