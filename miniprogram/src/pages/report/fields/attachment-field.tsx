import { Text } from '@tarojs/components'
import { fileLimits, MOST_ATTACHMENTS } from 'shared-types/files/file-limits'
import { call } from '../../../api/call'
import { useAction } from '../../../api/use-action'
import { Button } from '../../../components/form/button'
import { Labelled, type LabelledProps } from '../../../components/form/labelled'
import { Problem } from '../../../components/state/problem'
import { platform } from '../../../platform/platform'
import { Attachments, type AttachedFile } from './attachments'

interface Props extends LabelledProps {
  /** Ids, separated by commas. */
  value: string
  /** Names and sizes of files that are known, by id. */
  known: readonly AttachedFile[]
  disabled: boolean
  /** Other fields may change while a file is on its way: told what to do, not what came of it. */
  onChange: (change: (value: string) => string) => void
  onUploaded: (file: AttachedFile) => void
}

export function AttachmentField({ value, known, disabled, onChange, onUploaded, ...props }: Props) {
  const { busy, error, run } = useAction()
  const ids = idsIn(value)
  const files = ids.map((id) => known.find((it) => it.id === id) ?? { id, name: '附件', size: 0 })

  const add = () =>
    run('upload', async () => {
      const picked = await platform.pickFile(fileLimits.attachment.mediaTypes)
      if (!picked) return
      const { name, size } = picked
      const ticket = await call('files.prepare-upload', { purpose: 'attachment', name, size })
      await platform.uploadFile(ticket, picked)
      const stored = await call('files.confirm-upload', { fileId: ticket.fileId })
      onUploaded({ id: stored.fileId, name: stored.name, size: stored.size })
      onChange((now) => [...idsIn(now), stored.fileId].join(','))
    })

  const remove = (id: string) =>
    onChange((now) =>
      idsIn(now)
        .filter((it) => it !== id)
        .join(','),
    )

  return (
    <Labelled {...props}>
      <Attachments files={files} {...(!disabled && { onRemove: remove })} />
      <Problem error={error} />
      {!disabled && ids.length < MOST_ATTACHMENTS && (
        <Button className="upload" kind="plain" busy={busy !== undefined} onTap={() => void add()}>
          上传
        </Button>
      )}
      <Text className="labelled__hint">{`JPG、PNG 或 PDF，每个不超过 10 MB，最多 ${MOST_ATTACHMENTS} 个`}</Text>
    </Labelled>
  )
}

const idsIn = (value: string) => value.split(',').filter(Boolean)
