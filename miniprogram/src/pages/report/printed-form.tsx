import { Text } from '@tarojs/components'
import type { Report } from 'shared-types/reports/schemas'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Problem } from '../../components/state/problem'
import { platform } from '../../platform/platform'

/** 「调整改派申请表」 of an application that was handed in, also when it has been decided. */
export function PrintedForm({ report }: { report: Report | null }) {
  const { busy, error, run } = useAction()
  if (report?.submission !== 'reassignment') return null
  const open = () =>
    run('print', async () => {
      const { url, name } = await call('reassignments.print-mine', {})
      await platform.openFile({ url, name, mediaType: 'application/pdf' })
    })
  return (
    <Card title="调整改派申请表">
      <Text className="printed-form-help">打印后由本人签字、有关单位盖章，按学校的要求办理。</Text>
      <Problem error={error} />
      <Button
        className="print-form"
        kind="plain"
        busy={busy !== undefined}
        onTap={() => void open()}
      >
        {platform.name === 'h5' ? '下载申请表' : '打开申请表'}
      </Button>
    </Card>
  )
}
