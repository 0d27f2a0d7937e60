import { Table, Typography } from 'antd'
import type { OutputOf } from '../../api/call'
import { Section } from '../../layout/facts'
import type { CodeEntry } from '../code-version'

interface ChangesProps {
  found: OutputOf<'codes.inspect'>
  /** What the latest version holds. */
  former: readonly CodeEntry[]
}

/** What the file would change against the latest version, before anybody decides. */
export function Changes({ found, former }: ChangesProps) {
  const { entries, added, renamed, removed } = found
  const formerName = (code: string) => former.find((it) => it.code === code)?.name ?? ''
  const isSame = added.length + renamed.length + removed.length === 0
  return (
    <>
      <Typography.Paragraph>
        {`文件共 ${entries} 项；与最新版本相比，新增 ${added.length} 项、更名 ${renamed.length} 项、取消 ${removed.length} 项。`}
        {isSame && '代码和名称都没有变化。'}
      </Typography.Paragraph>
      <ChangeList title="新增" entries={added} />
      <ChangeList title="更名" entries={renamed} formerName={formerName} />
      <ChangeList title="取消" entries={removed} />
    </>
  )
}

interface ChangeListProps {
  title: string
  entries: CodeEntry[]
  formerName?: (code: string) => string
}

function ChangeList({ title, entries, formerName }: ChangeListProps) {
  if (entries.length === 0) return null
  return (
    <Section title={`${title} ${entries.length} 项`}>
      <Table<CodeEntry>
        rowKey="code"
        size="small"
        dataSource={entries}
        pagination={entries.length > 20 && { pageSize: 20, showSizeChanger: false }}
        columns={[
          { key: 'code', title: '代码', dataIndex: 'code', width: 120 },
          ...(formerName
            ? [
                {
                  key: 'former',
                  title: '原名称',
                  render: (_: unknown, it: CodeEntry) => formerName(it.code),
                },
              ]
            : []),
          { key: 'name', title: formerName ? '新名称' : '名称', dataIndex: 'name' },
        ]}
      />
    </Section>
  )
}
