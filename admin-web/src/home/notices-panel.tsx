import { useNavigate } from 'react-router'
import { NoticeList } from '../announcements/notice-list'
import { useOperation } from '../api/use-operation'
import { useLinkTo } from '../app/working-year'
import { Section } from '../layout/facts'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Panel } from '../layout/panel'

const SHOWN = 5

/** 「资讯公告」 for staff; nothing is said while there are none. */
export function NoticesPanel() {
  const navigate = useNavigate()
  const linkTo = useLinkTo()
  const query = useOperation('announcements.list-for-staff', { limit: SHOWN })
  if (query.data?.rows.length === 0) return null
  return (
    <Panel style={{ marginTop: 28 }}>
      <Section title="资讯公告">
        <Loaded query={query}>
          {({ rows, next }) => (
            <>
              <NoticeList
                rows={rows}
                onOpen={(id) => void navigate(linkTo('/notices', { open: id }))}
              />
              {next && (
                <p style={{ marginBottom: 0 }}>
                  <LinkButton type="link" to={linkTo('/notices')} style={{ padding: 0 }}>
                    全部公告
                  </LinkButton>
                </p>
              )}
            </>
          )}
        </Loaded>
      </Section>
    </Panel>
  )
}
