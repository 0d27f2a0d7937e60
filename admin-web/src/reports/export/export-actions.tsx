import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Typography } from 'antd'
import type { ReportExport } from 'shared-types/reports/exchange/export-operations'
import { errorText } from '../../api/call'
import { openLink } from '../../api/open-link'
import { useAction } from '../../api/use-action'

/** What can be done with an export now: fetch it, take it back, or make it once more. */
export function ExportActions({ of }: { of: ReportExport }) {
  const which = { kind: of.kind, id: of.id }
  const download = useMutation({
    mutationFn: () => openLink('reports.link-export', which, 'save'),
  })
  const stop = useAction('reports.stop-export')
  const repeat = useAction('reports.repeat-export')
  const error = download.error ?? stop.error ?? repeat.error
  const label = (verb: string) => `${verb} ${of.format.toUpperCase()} ${of.startedAt}`
  return (
    <Flex vertical align="flex-end" gap={4}>
      {of.state === 'done' && (
        <Button
          type="primary"
          size="small"
          aria-label={label('下载')}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          下载
        </Button>
      )}
      {(of.state === 'running' || of.state === 'waiting') && (
        <Button
          size="small"
          aria-label={label('取消')}
          loading={stop.isPending}
          onClick={() => stop.mutate(which)}
        >
          取消
        </Button>
      )}
      {(of.state === 'stopped' || of.state === 'expired') && (
        <Button
          size="small"
          aria-label={label('重新导出')}
          loading={repeat.isPending}
          onClick={() => repeat.mutate(which)}
        >
          重新导出
        </Button>
      )}
      {error && (
        <Typography.Text type="danger" role="alert">
          {errorText(error)}
        </Typography.Text>
      )}
    </Flex>
  )
}
