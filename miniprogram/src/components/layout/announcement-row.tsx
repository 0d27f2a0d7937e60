import { Text, View } from '@tarojs/components'
import type { PublishedRow } from 'shared-types/announcements/schemas'
import { announcementCategoryLabels } from 'shared-types/announcements/workflow'
import { dayInChina } from '../../display/time'
import { announcementPage } from '../../navigation/pages'
import { goTo } from '../../platform/page'
import { Tappable } from './tappable'
import './announcement-row.scss'

/** One announcement in a list: what it is about, from whom and when, and whether it is still to be read. */
export function AnnouncementRow({ row, isRead }: { row: PublishedRow; isRead: boolean }) {
  const { id, title, category, publisher, pinned, publishedAt } = row
  const line = `${announcementCategoryLabels[category]} · ${publisher} · ${dayInChina(publishedAt)}`
  const marks = [...(isRead ? [] : ['未读']), ...(pinned ? ['置顶'] : [])]
  return (
    <Tappable
      className={`announcement ${isRead ? 'announcement--read' : ''}`}
      label={[...marks, title, line].join('，')}
      onTap={() => goTo(announcementPage(id))}
    >
      <View className="announcement__head">
        {pinned && <Text className="announcement__pinned">置顶</Text>}
        {!isRead && <View className="announcement__unread" ariaHidden="true" />}
        <Text className="announcement__title">{title}</Text>
      </View>
      <Text className="announcement__line">{line}</Text>
    </Tappable>
  )
}
