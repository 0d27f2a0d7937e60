import { PaperClipOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Typography } from 'antd'
import { errorText } from '../../api/call'
import { openLink } from '../../api/open-link'

interface AttachedFile {
  id: string
  name: string
  size: number
}

export function AttachmentLinks({ files }: { files: readonly AttachedFile[] }) {
  const open = useMutation({
    mutationFn: (fileId: string) => openLink('files.link', { fileId }, 'show'),
  })
  if (files.length === 0) return '—'
  return (
    <Flex vertical align="flex-start">
      {files.map((file) => (
        <Button
          key={file.id}
          type="link"
          size="small"
          icon={<PaperClipOutlined />}
          style={{ paddingInline: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
          onClick={() => open.mutate(file.id)}
        >
          {file.name}（{sizeText(file.size)}）
        </Button>
      ))}
      {open.error && (
        <Typography.Text type="danger" role="alert">
          {errorText(open.error)}
        </Typography.Text>
      )}
    </Flex>
  )
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(Math.round(bytes / 1024), 1)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
