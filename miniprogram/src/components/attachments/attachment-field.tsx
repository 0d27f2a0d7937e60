import { Text } from '@tarojs/components'
import { fileLimits, type FilePurpose } from 'shared-types/files/file-limits'
import { useAction } from '../../api/use-action'
import { Button } from '../form/button'
import { Labelled, type LabelledProps } from '../form/labelled'
import { Problem } from '../state/problem'
import { pickAndUpload, type AttachedFile, type FileAccess } from './access'
import { AttachmentList } from './attachment-list'

interface Props extends LabelledProps {
  files: readonly AttachedFile[]
  access: FileAccess
  purpose: FilePurpose
  most: number
  disabled: boolean
  onAdd: (file: AttachedFile) => void
  onRemove: (id: string) => void
}

/** Files from the camera, the album or a chat, sent as soon as they are chosen. */
export function AttachmentField(props: Props) {
  const { files, access, purpose, most, disabled, onAdd, onRemove, ...labelled } = props
  const { busy, error, run } = useAction()
  const { mediaTypes, maxBytes } = fileLimits[purpose]
  const add = () =>
    run('upload', async () => {
      const file = await pickAndUpload(access, mediaTypes)
      if (file) onAdd(file)
    })
  return (
    <Labelled {...labelled}>
      <AttachmentList files={files} access={access} {...(!disabled && { onRemove })} />
      <Problem error={error} />
      {!disabled && files.length < most && (
        <Button className="upload" kind="plain" busy={busy !== undefined} onTap={() => void add()}>
          上传
        </Button>
      )}
      <Text className="labelled__hint">
        {`JPG、PNG 或 PDF，每个不超过 ${maxBytes / 1024 / 1024} MB，最多 ${most} 个`}
      </Text>
    </Labelled>
  )
}
