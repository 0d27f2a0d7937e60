import { Text, View } from '@tarojs/components'
import type { Attachment } from 'shared-types/reports/schemas'
import { call } from '../../../api/call'
import { useAction } from '../../../api/use-action'
import { Tappable } from '../../../components/layout/tappable'
import { Problem } from '../../../components/state/problem'
import { platform } from '../../../platform/platform'

export type AttachedFile = Pick<Attachment, 'id' | 'name' | 'size'>

interface Props {
  files: readonly AttachedFile[]
  /** Left out where nothing can be taken away. */
  onRemove?: (id: string) => void
}

/** The files of one field, each to be opened. */
export function Attachments({ files, onRemove }: Props) {
  const { error, run } = useAction()
  const open = (id: string) =>
    run('open', async () => platform.openFile(await call('files.link', { fileId: id })))
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
