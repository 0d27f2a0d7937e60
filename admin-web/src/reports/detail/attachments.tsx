import { App, Button } from 'antd'
import type { Attachment } from 'shared-types/reports/schemas'
import { errorText } from '../../api/call'
import { openLink } from '../../api/open-link'

/** Opened in a tab of their own by a link of a few minutes. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  const { message } = App.useApp()
  if (files.length === 0) return <span className="quiet">未上传</span>
  const open = (fileId: string) =>
    openLink('files.link', { fileId }, 'show').catch((error: unknown) => {
      void message.error(errorText(error))
    })
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {files.map((file) => (
        <li key={file.id}>
          <Button
            type="link"
            aria-label={`打开附件 ${file.name}`}
            onClick={() => void open(file.id)}
            style={{ height: 'auto', padding: 0, whiteSpace: 'normal', textAlign: 'start' }}
          >
            {file.name}（{sizeText(file.size)}）
          </Button>
        </li>
      ))}
    </ul>
  )
}

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(Math.round(bytes / 1024), 1)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
