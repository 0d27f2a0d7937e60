import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { errorText, type InputOf } from '../api/call'
import { openLink, type LinkOperation } from '../api/open-link'

interface ExportButtonProps<N extends LinkOperation> {
  operation: N
  filter: InputOf<N>
}

/** What the filter shows, as a workbook. */
export function ExportButton<N extends LinkOperation>({ operation, filter }: ExportButtonProps<N>) {
  const download = useMutation({ mutationFn: () => openLink(operation, filter, 'save') })
  return (
    <>
      {download.error && (
        <Alert type="error" showIcon role="alert" title={errorText(download.error)} />
      )}
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        导出
      </Button>
    </>
  )
}
