import { Text, View } from '@tarojs/components'
import './timeline.scss'

export interface TimelineEntry {
  key: string
  title: string
  /** Who and when, already written for people. */
  text?: string
  /** What somebody wrote. */
  remark?: string | null
  state: 'done' | 'current' | 'ahead' | 'failed'
}

const spoken: Record<TimelineEntry['state'], string> = {
  done: '已完成',
  current: '进行中',
  ahead: '未开始',
  failed: '未通过',
}

/** What has happened and what comes, from top to bottom. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <View className="timeline">
      {entries.map((it) => (
        <View key={it.key} className={`timeline__entry timeline__entry--${it.state}`}>
          <View className="timeline__dot" ariaLabel={spoken[it.state]} />
          <Text className="timeline__title">{it.title}</Text>
          {it.text && <Text className="timeline__text">{it.text}</Text>}
          {it.remark && <Text className="timeline__remark">{it.remark}</Text>}
        </View>
      ))}
    </View>
  )
}
