import { Drawer, Flex, Grid } from 'antd'
import { useState } from 'react'
import { useOperation } from '../api/use-operation'
import { useMay } from '../app/session'
import { Facts, Section } from '../layout/facts'
import { Loaded } from '../layout/loaded'
import { showTime } from '../layout/times'
import { EnabledTag } from '../layout/enabled-tag'
import { EditSchoolDialog } from './edit-school-dialog'
import { IssueDialog } from './issue-dialog'
import { secondFactorText, type IssuedAccount, type School } from './school'
import { SchoolActions } from './school-actions'

interface SchoolDrawerProps {
  id: string | undefined
  onIssued: (schoolName: string, issued: IssuedAccount) => void
  onClose: () => void
}

export function SchoolDrawer({ id, onIssued, onClose }: SchoolDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const query = useOperation('schools.get', { id: id ?? '' }, { enabled: id !== undefined })
  const school = query.data
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={isWide ? 640 : '100%'}
      mask={false}
      aria-modal={false}
      closable={{ 'aria-label': '关闭' }}
      title={
        school && (
          <Flex gap={8} align="center" wrap>
            {school.name}
            <EnabledTag isEnabled={school.enabled} />
          </Flex>
        )
      }
    >
      {id !== undefined && (
        <Loaded query={query}>
          {(found) => (
            <SchoolBody
              key={found.id}
              school={found}
              onIssued={onIssued}
              onRefresh={() => query.refetch()}
            />
          )}
        </Loaded>
      )}
    </Drawer>
  )
}

interface SchoolBodyProps {
  school: School
  onIssued: SchoolDrawerProps['onIssued']
  onRefresh: () => Promise<unknown>
}

function SchoolBody({ school, onIssued, onRefresh }: SchoolBodyProps) {
  const may = useMay()
  const [open, setOpen] = useState<'edit' | 'issue'>()
  const close = () => setOpen(undefined)
  return (
    <>
      {may('schools.edit') && (
        <SchoolActions
          school={school}
          onEdit={() => setOpen('edit')}
          onIssue={() => setOpen('issue')}
          onRefresh={() => void onRefresh()}
        />
      )}
      <SchoolFacts school={school} />
      {open === 'edit' && (
        <EditSchoolDialog school={school} onRefresh={onRefresh} onClose={close} />
      )}
      {open === 'issue' && (
        <IssueDialog
          school={school}
          onIssued={({ issued }) => {
            close()
            onIssued(school.name, issued)
          }}
          onClose={close}
        />
      )}
    </>
  )
}

function SchoolFacts({ school }: { school: School }) {
  return (
    <>
      <Section title="基本信息">
        <Facts
          facts={[
            ['院校代码', school.code],
            ['所在地', school.regionName],
            ['用户数', school.staff.toLocaleString('zh-CN')],
            ['登录动态码', secondFactorText(school)],
            ['建立时间', showTime(school.createdAt)],
          ]}
        />
      </Section>
      <Section title="管理员账号">
        {school.administrators.length === 0 ? (
          <p className="quiet">还没有发放管理员账号。</p>
        ) : (
          <ul className="plain-list">
            {school.administrators.map((it) => (
              <li key={it.account}>
                <span>
                  <strong>{it.account}</strong>　{it.name}
                </span>
                <EnabledTag isEnabled={it.enabled} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
