import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import type { PublishedAnnouncement } from 'shared-types/announcements/schemas'
import { announcementCategoryLabels } from 'shared-types/announcements/workflow'
import { call } from '../../../api/call'
import { useOperation } from '../../../api/use-operation'
import { AttachmentList } from '../../../components/attachments/attachment-list'
import { Card } from '../../../components/layout/card'
import { Screen } from '../../../components/layout/screen'
import { RichText } from '../../../components/rich-text/rich-text'
import { Loaded } from '../../../components/state/loaded'
import { timeInChina } from '../../../display/time'
import { markRead } from '../../../drafts/read-marks'
import './index.scss'

export default function AnnouncementPage() {
  const { id = '' } = useRouter().params
  const asked = useOperation('announcements.read-for-students', { id })
  return (
    <Screen title="公告内容">
      <Loaded asked={asked}>{(it) => <Announcement announcement={it} />}</Loaded>
    </Screen>
  )
}

function Announcement({ announcement }: { announcement: PublishedAnnouncement }) {
  const { id, title, category, publisher, publishedAt, body, attachments } = announcement
  useEffect(() => markRead(id), [id])
  const link = ({ fileId }: { fileId: string }) =>
    call('announcements.link-for-students', { id, fileId })
  return (
    <>
      <Card>
        <View className="article__title" {...{ role: 'heading', 'aria-level': '2' }}>
          {title}
        </View>
        <Text className="article__line">
          {`${announcementCategoryLabels[category]} · ${publisher} · ${timeInChina(publishedAt)}`}
        </Text>
        <RichText body={body} />
      </Card>
      {attachments.length > 0 && (
        <Card title="附件">
          <AttachmentList files={attachments} access={{ link }} />
        </Card>
      )}
    </>
  )
}
