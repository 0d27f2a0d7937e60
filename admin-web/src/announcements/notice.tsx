import { announcementCategoryLabels } from 'shared-types/announcements/workflow'
import { useOperation } from '../api/use-operation'
import { Attachments } from '../files/attachments'
import { Loaded } from '../layout/loaded'
import { showTime } from '../layout/times'
import { RichText } from '../rich-text/rich-text'

/** One announcement, as it is read. */
export function Notice({ id }: { id: string }) {
  const query = useOperation('announcements.read-for-staff', { id })
  return (
    <Loaded query={query}>
      {({ title, category, publisher, publishedAt, body, attachments }) => (
        <article aria-label={title}>
          <h2 className="phone-title">{title}</h2>
          <p className="phone-line">
            {announcementCategoryLabels[category]} · {publisher} · {showTime(publishedAt)}
          </p>
          <RichText body={body} />
          {attachments.length > 0 && (
            <>
              <h3 className="section-title">附件</h3>
              <Attachments files={attachments} announcementId={id} />
            </>
          )}
        </article>
      )}
    </Loaded>
  )
}
