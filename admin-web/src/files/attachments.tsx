import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import './files.css'
import { PreviewDialog } from './preview-dialog'

export interface StoredFile {
  id: string
  name: string
  size: number
}

interface AttachmentsProps {
  files: readonly StoredFile[]
  /** When it is an announcement that they belong to. */
  announcementId?: string
}

/** Files that belong to a record; each is shown in place, over what is being read. */
export function Attachments({ files, announcementId }: AttachmentsProps) {
  const [shown, setShown] = useState<number>()
  if (files.length === 0) return '未上传'
  return (
    <>
      <ul className="attachments">
        {files.map((file, at) => (
          <li key={file.id}>
            <Button
              type="link"
              icon={<PaperClipOutlined aria-hidden />}
              aria-label={`打开附件 ${file.name}`}
              aria-haspopup="dialog"
              onClick={() => setShown(at)}
            >
              {file.name}（{sizeText(file.size)}）
            </Button>
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <PreviewDialog
          files={files}
          at={shown}
          onGo={setShown}
          onClose={() => setShown(undefined)}
          {...(announcementId && { announcementId })}
        />
      )}
    </>
  )
}

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(Math.round(bytes / 1024), 1)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
