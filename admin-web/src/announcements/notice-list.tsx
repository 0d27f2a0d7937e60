import { announcementCategoryLabels } from 'shared-types/announcements/workflow'
import type { OutputOf } from '../api/call'
import { showTime } from '../layout/times'
import { OpenRow } from '../lists/open-row'
import { PinnedTag } from './state-tag'

type NoticeRow = OutputOf<'announcements.list-for-staff'>['rows'][number]

/** Titles, the pinned ones first; each opens what it says. */
export const NoticeList = (props: { rows: readonly NoticeRow[]; onOpen: (id: string) => void }) => (
  <ul className="plain-list">
    {props.rows.map((row) => (
      <li key={row.id}>
        <span>
          {row.pinned && <PinnedTag />}{' '}
          <OpenRow label={`阅读 ${row.title}`} onOpen={() => props.onOpen(row.id)}>
            {row.title}
          </OpenRow>
        </span>
        <span className="quiet">
          {announcementCategoryLabels[row.category]} · {row.publisher} ·{' '}
          {showTime(row.publishedAt).slice(0, 10)}
        </span>
      </li>
    ))}
  </ul>
)
