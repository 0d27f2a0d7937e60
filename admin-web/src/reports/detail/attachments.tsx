import { PaperClipOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Attachment } from 'shared-types/reports/schemas'
import { errorText } from '../../api/call'
import { openLink } from '../../api/open-link'

/** Opened in a tab of their own by a link of a few minutes. */
export function Attachments({
  files,
}: {
  files: readonly Pick<Attachment, 'id' | 'name' | 'size'>[]
}) {
  const open = useMutation({
    mutationFn: (fileId: string) => openLink('files.link', { fileId }, 'show'),
  })
  if (files.length === 0) return '未上传'
  return (
    <>
      <ul className="attachments">
        {files.map((file) => (
          <li key={file.id}>
            <Button
              type="link"
              icon={<PaperClipOutlined aria-hidden />}
              aria-label={`打开附件 ${file.name}`}
              onClick={() => open.mutate(file.id)}
            >
              {file.name}（{sizeText(file.size)}）
            </Button>
          </li>
        ))}
      </ul>
      {open.error && (
        <span role="alert" className="problem">
          {errorText(open.error)}
        </span>
      )}
    </>
  )
}

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(Math.round(bytes / 1024), 1)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
