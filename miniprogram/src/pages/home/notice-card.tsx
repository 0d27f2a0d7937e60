import { Text } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useOperation } from '../../api/use-operation'
import { AnnouncementRow } from '../../components/layout/announcement-row'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Tappable } from '../../components/layout/tappable'
import { readMarks } from '../../drafts/read-marks'
import { announcementsPage } from '../../navigation/pages'
import { goTo } from '../../platform/page'

/** What is pinned or newest, and the way to all; it does not hold up the rest of the page. */
export function NoticeCard() {
  const { value, error, reload } = useOperation(
    'announcements.list-for-students',
    { limit: 2 },
    { refreshOnShow: true },
  )
  const [read, setRead] = useState(readMarks)
  useDidShow(() => setRead(readMarks()))
  if (error && !value)
    return (
      <Card title="资讯公告">
        <Tappable className="notice-failed" onTap={() => void reload()}>
          <Text>公告没有加载出来，点此重试</Text>
        </Tappable>
      </Card>
    )
  if (!value?.rows.length) return null
  return (
    <Card title="资讯公告">
      {value.rows.map((it) => (
        <AnnouncementRow key={it.id} row={it} isRead={read.has(it.id)} />
      ))}
      <Cell className="to-announcements" label="全部公告" onTap={() => goTo(announcementsPage)} />
    </Card>
  )
}
