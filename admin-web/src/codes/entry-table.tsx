import { Grid, Table, type TableColumnsType } from 'antd'
import { Nothing } from '../layout/nothing'
import { asTree, searchTree, type CodeEntry, type CodeNode } from './code-version'

/** A list, or headings that open; while something is searched, everything found is open. */
export function EntryTable({ entries, search }: { entries: CodeEntry[]; search: string }) {
  const isWide = Grid.useBreakpoint().md !== false
  const tree = asTree(entries)
  const found = searchTree(tree, search)
  const isTree = tree.some((it) => it.children)
  const hasMoeCode = entries.some((it) => it.moeCode)
  const shown = found.reduce((sum, it) => sum + 1 + (it.children?.length ?? 0), 0)
  return (
    <>
      <Table<CodeNode>
        key={search}
        rowKey="code"
        size="small"
        columns={isWide && hasMoeCode ? [...columns, moeColumn] : columns}
        dataSource={found}
        expandable={{ defaultExpandAllRows: search !== '' }}
        pagination={
          found.length > 100 && { pageSize: 100, showSizeChanger: false, placement: ['bottomEnd'] }
        }
        locale={{ emptyText: <Nothing>没有符合条件的代码，可以换个条件再看。</Nothing> }}
      />
      <p className="quiet" aria-live="polite" style={{ marginBottom: 0 }}>
        {search ? `找到 ${shown} 项，` : ''}共 {entries.length} 项
        {isTree ? '；点开大类查看其下的可选项' : ''}
      </p>
    </>
  )
}

const columns: TableColumnsType<CodeNode> = [
  { key: 'code', title: '代码', dataIndex: 'code', width: 160, className: 'nowrap' },
  {
    key: 'name',
    title: '名称',
    render: (_, it) => (it.level === 1 ? <strong>{it.name}</strong> : it.name),
  },
]

const moeColumn: TableColumnsType<CodeNode>[number] = {
  key: 'moeCode',
  title: '部标代码',
  width: 120,
  render: (_, it) => it.moeCode ?? '—',
}
