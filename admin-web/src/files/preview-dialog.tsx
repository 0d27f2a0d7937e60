import { Button, Flex, Modal } from 'antd'
import { Loaded } from '../layout/loaded'
import type { StoredFile } from './attachments'
import { Preview } from './preview'
import { useFileLink } from './use-file-link'

interface PreviewDialogProps {
  files: readonly StoredFile[]
  at: number
  announcementId?: string
  onGo: (at: number) => void
  onClose: () => void
}

/** One file at a time; the arrow keys go to its neighbours. */
export function PreviewDialog({ files, at, announcementId, onGo, onClose }: PreviewDialogProps) {
  const file = files[at]
  const link = useFileLink(file?.id ?? '', announcementId)
  const go = (step: number) => files[at + step] && onGo(at + step)
  return (
    <Modal
      open
      centered
      width={960}
      title={file?.name}
      className="preview-dialog"
      closable={{ 'aria-label': '关闭预览' }}
      onCancel={onClose}
      footer={
        <Flex gap={8} justify="space-between" align="center" wrap>
          {files.length > 1 ? <Ways at={at} count={files.length} onGo={go} /> : <span />}
          {link.data && (
            <Button href={link.data.url} target="_blank" rel="noopener">
              在新标签页打开
            </Button>
          )}
        </Flex>
      }
    >
      <div
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft') go(-1)
          if (key === 'ArrowRight') go(1)
        }}
      >
        <Loaded query={link}>
          {(found) => (
            <Preview
              key={found.url}
              url={found.url}
              name={found.name}
              mediaType={found.mediaType}
              onRetry={() => void link.refetch()}
            />
          )}
        </Loaded>
      </div>
    </Modal>
  )
}

function Ways(props: { at: number; count: number; onGo: (step: number) => void }) {
  const { at, count, onGo } = props
  return (
    <Flex gap={8} align="center">
      <Button disabled={at === 0} onClick={() => onGo(-1)}>
        上一个
      </Button>
      <span aria-live="polite">
        {at + 1} / {count}
      </span>
      <Button disabled={at === count - 1} onClick={() => onGo(1)}>
        下一个
      </Button>
    </Flex>
  )
}
