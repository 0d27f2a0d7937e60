import { Text, View } from '@tarojs/components'
import { useAction } from '../../api/use-action'
import { platform } from '../../platform/platform'
import { Tappable } from '../layout/tappable'
import { Problem } from '../state/problem'
import type { AttachedFile, FileAccess } from './access'
import './attachments.scss'

interface Props {
  files: readonly AttachedFile[]
  access: Pick<FileAccess, 'link'>
  /** Left out where nothing can be taken away. */
  onRemove?: (id: string) => void
}

/** Files that are attached, each to be opened. */
export function AttachmentList({ files, access, onRemove }: Props) {
  const { error, run } = useAction()
  const open = (id: string) =>
    run('open', async () => platform.openFile(await access.link({ fileId: id })))
  return (
    <View className="attachments">
      {files.map((it) => (
        <View key={it.id} className="attachment">
          <Tappable className="attachment__open" onTap={() => void open(it.id)}>
            <Text className="attachment__name">{it.name}</Text>
            <Text className="attachment__size">{sizeText(it.size)}</Text>
          </Tappable>
          {onRemove && (
            <Tappable
              className="attachment__remove"
              label={`删除 ${it.name}`}
              onTap={() => onRemove(it.id)}
            >
              <Text>删除</Text>
            </Tappable>
          )}
        </View>
      ))}
      <Problem error={error} />
    </View>
  )
}

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
