import { Text } from '@tarojs/components'
import { useState } from 'react'
import { fileLimits, type FilePurpose } from 'shared-types/files/file-limits'
import { isRefusal, useAction } from '../../api/use-action'
import { Button } from '../form/button'
import { Labelled, type LabelledProps } from '../form/labelled'
import { Problem } from '../state/problem'
import { platform } from '../../platform/platform'
import { send, type AttachedFile, type FileAccess, type Upload } from './access'
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
  const [broken, setBroken] = useState<Upload>()
  const sendOn = async (upload: Upload) => {
    setBroken(upload)
    const file = await send(access, upload)
    setBroken(undefined)
    onAdd(file)
  }
  const add = () =>
    run('upload', async () => {
      const picked = await platform.pickFile(mediaTypes)
      if (picked) await sendOn({ picked })
    })
  const goOn = broken?.fileId && error && !isRefusal(error, 'file-refused') ? broken : undefined
  return (
    <Labelled {...labelled}>
      <AttachmentList files={files} access={access} {...(!disabled && { onRemove })} />
      <Problem error={error} />
      {goOn && (
        <Button className="go-on" onTap={() => void run('upload', () => sendOn(goOn))}>
          继续上传
        </Button>
      )}
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
