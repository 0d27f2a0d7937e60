import { useParams } from 'react-router'
import {
  announcementAudienceLabels,
  announcementCategoryLabels,
} from 'shared-types/announcements/workflow'
import { useOperation } from '../api/use-operation'
import { Attachments } from '../files/attachments'
import { LinkButton } from '../layout/link-button'
import { Facts } from '../layout/facts'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { showTime } from '../layout/times'
import { RichText } from '../rich-text/rich-text'
import { AnnouncementForm } from './form/announcement-form'
import type { Announcement } from './form/announcement-values'
import { Ways } from './form/ways'
import { PinnedTag, StateTag } from './state-tag'

const back = <LinkButton to="/announcements">返回资讯公告管理</LinkButton>

export const NewAnnouncementPage = () => (
  <Page title="撰写公告" actions={back}>
    <AnnouncementForm onRefresh={() => Promise.resolve({})} />
  </Page>
)

/** One's own to edit; of another office's, the centre reads it and may take it down. */
export function AnnouncementPage() {
  const { id = '' } = useParams()
  const query = useOperation('announcements.get', { id }, { refetchOnWindowFocus: false })
  const { data } = query
  const isOwn = data?.allowedActions.includes('edit')
  return (
    <Page
      title={isOwn === false ? '查看公告' : '编辑公告'}
      note={
        data && (
          <>
            <StateTag state={data.state} /> {data.pinned && <PinnedTag />}
          </>
        )
      }
      actions={back}
    >
      <Loaded query={query}>
        {(it) =>
          it.allowedActions.includes('edit') ? (
            <AnnouncementForm key={it.id} announcement={it} onRefresh={query.refetch} />
          ) : (
            <Others announcement={it} onDone={() => void query.refetch()} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Others({ announcement, onDone }: { announcement: Announcement; onDone: () => void }) {
  const { title, publisher, category, audience, publishAt, body, attachments } = announcement
  return (
    <Panel>
      <h2 className="phone-title">{title}</h2>
      <Facts
        facts={[
          ['发布单位', publisher],
          ['类别', announcementCategoryLabels[category]],
          ['发布对象', announcementAudienceLabels[audience]],
          ['发布时间', publishAt && showTime(publishAt)],
        ]}
      />
      <RichText body={body} />
      {attachments.length > 0 && (
        <Attachments files={attachments} announcementId={announcement.id} />
      )}
      <p>
        <Ways announcement={announcement} isDirty={false} onDone={onDone} />
      </p>
    </Panel>
  )
}
