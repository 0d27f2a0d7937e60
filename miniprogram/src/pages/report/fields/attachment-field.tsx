import { Text } from '@tarojs/components'
import { call } from '../../../api/call'
import { useAction } from '../../../api/use-action'
import { Button } from '../../../components/form/button'
import { Labelled, type LabelledProps } from '../../../components/form/labelled'
import { Problem } from '../../../components/state/problem'
import { platform } from '../../../platform/platform'
import { Attachments, type AttachedFile } from './attachments'

/** As the contract's `fileLimits.attachment`, whose module would bring its schemas with it. */
const MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf']
const MOST_FILES = 6

interface Props extends LabelledProps {
  /** Ids, separated by commas. */
  value: string
  /** Names and sizes of files that are known, by id. */
  known: readonly AttachedFile[]
  disabled: boolean
  onChange: (value: string) => void
  onUploaded: (file: AttachedFile) => void
}

export function AttachmentField({ value, known, disabled, onChange, onUploaded, ...props }: Props) {
  const { busy, error, run } = useAction()
  const ids = value.split(',').filter(Boolean)
  const files = ids.map((id) => known.find((it) => it.id === id) ?? { id, name: '附件', size: 0 })

  const add = () =>
    run('upload', async () => {
      const picked = await platform.pickFile(MEDIA_TYPES)
      if (!picked) return
      const { name, size } = picked
      const ticket = await call('files.prepare-upload', { purpose: 'attachment', name, size })
      await platform.uploadFile(ticket, picked)
      const stored = await call('files.confirm-upload', { fileId: ticket.fileId })
      onUploaded({ id: stored.fileId, name: stored.name, size: stored.size })
      onChange([...ids, stored.fileId].join(','))
    })

  return (
    <Labelled {...props}>
      <Attachments
        files={files}
        {...(!disabled && { onRemove: (id) => onChange(ids.filter((it) => it !== id).join(',')) })}
      />
      <Problem error={error} />
      {!disabled && ids.length < MOST_FILES && (
        <Button className="upload" kind="plain" busy={busy !== undefined} onTap={() => void add()}>
          上传
        </Button>
      )}
      <Text className="labelled__hint">{`JPG、PNG 或 PDF，每个不超过 10 MB，最多 ${MOST_FILES} 个`}</Text>
    </Labelled>
  )
}
