import { useDidShow } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { PublishedRow } from 'shared-types/announcements/schemas'
import {
  announcementCategories,
  announcementCategoryLabels,
  type AnnouncementCategory,
} from 'shared-types/announcements/workflow'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { AnnouncementRow } from '../../components/layout/announcement-row'
import { Card } from '../../components/layout/card'
import { Screen } from '../../components/layout/screen'
import { Tappable } from '../../components/layout/tappable'
import { Loaded } from '../../components/state/loaded'
import { More } from '../../components/state/more'
import { Result } from '../../components/state/result'
import { readMarks } from '../../drafts/read-marks'
import './index.scss'

const PAGE = 20

/** 「资讯公告」: of one category or of all, the pinned ones first. */
export default function AnnouncementsPage() {
  const [category, setCategory] = useState<AnnouncementCategory>()
  return (
    <Screen title="资讯公告">
      <View className="categories" {...{ role: 'group', 'aria-label': '类别' }}>
        {[undefined, ...announcementCategories].map((it) => (
          <Tappable
            key={it ?? 'all'}
            className={`category ${it === category ? 'category--chosen' : ''}`}
            label={`${nameOf(it)}${it === category ? '，已选' : ''}`}
            onTap={() => setCategory(it)}
          >
            <Text>{nameOf(it)}</Text>
          </Tappable>
        ))}
      </View>
      <Announcements key={category ?? 'all'} category={category} />
    </Screen>
  )
}

const nameOf = (category: AnnouncementCategory | undefined) =>
  category ? announcementCategoryLabels[category] : '全部'

function Announcements({ category }: { category: AnnouncementCategory | undefined }) {
  const only = category && { category }
  const asked = useOperation('announcements.list-for-students', { ...only, limit: PAGE })
  return (
    <Loaded asked={asked}>
      {(first) =>
        first.rows.length === 0 ? (
          <Result kind="empty" title={`暂时没有${category ? nameOf(category) : '公告'}`} />
        ) : (
          <Pages first={first} only={only} />
        )
      }
    </Loaded>
  )
}

interface Page {
  rows: readonly PublishedRow[]
  next: string | null
}

/** The first page, and below it those that were asked for. */
function Pages({
  first,
  only,
}: {
  first: Page
  only: { category: AnnouncementCategory } | undefined
}) {
  const [{ rows, next }, setPage] = useState(first)
  const [read, setRead] = useState(readMarks)
  // Back from reading one, its mark is gone.
  useDidShow(() => setRead(readMarks()))
  const action = useAction()
  const more = (after: string) =>
    action.run('more', async () => {
      const page = await call('announcements.list-for-students', { ...only, after, limit: PAGE })
      setPage({ rows: [...rows, ...page.rows], next: page.next })
    })
  return (
    <>
      <Card>
        {rows.map((it) => (
          <AnnouncementRow key={it.id} row={it} isRead={read.has(it.id)} />
        ))}
      </Card>
      <More next={next} action={action} onMore={(after) => void more(after)} />
      {!next && <View className="end">没有更多了</View>}
    </>
  )
}
