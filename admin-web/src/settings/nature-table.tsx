import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Flex, Grid, Input, Switch, Table, type TableColumnsType } from 'antd'

export interface Nature {
  code: string
  name: string
  enabled: boolean
}

interface NatureTableProps {
  natures: Nature[]
  onChange: (natures: Nature[]) => void
}

/** Moved by buttons rather than dragged: they work with a keyboard and on a phone as well. */
export function NatureTable({ natures, onChange }: NatureTableProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const change = (code: string, changes: Partial<Nature>) =>
    onChange(natures.map((it) => (it.code === code ? { ...it, ...changes } : it)))
  const move = (from: number, to: number) => {
    const moved = [...natures]
    moved.splice(to, 0, ...moved.splice(from, 1))
    onChange(moved)
  }
  const columns: TableColumnsType<Nature> = [
    {
      key: 'name',
      title: '名称',
      render: (_, it) => (
        <Input
          aria-label={`第 ${natures.indexOf(it) + 1} 项的名称`}
          value={it.name}
          maxLength={30}
          status={it.name.trim() ? '' : 'error'}
          aria-invalid={!it.name.trim()}
          onChange={(event) => change(it.code, { name: event.target.value })}
          style={{ maxWidth: 360 }}
        />
      ),
    },
    {
      key: 'enabled',
      title: '可选',
      width: 72,
      render: (_, it) => (
        <Switch
          aria-label={`可以选择${it.name}`}
          checked={it.enabled}
          onChange={(enabled) => change(it.code, { enabled })}
        />
      ),
    },
    {
      key: 'move',
      title: '移动',
      width: 80,
      render: (_, it, at) => (
        <Flex gap={4}>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined aria-hidden />}
            aria-label={`上移${it.name}`}
            disabled={at === 0}
            onClick={() => move(at, at - 1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined aria-hidden />}
            aria-label={`下移${it.name}`}
            disabled={at === natures.length - 1}
            onClick={() => move(at, at + 1)}
          />
        </Flex>
      ),
    },
  ]
  return (
    <Table<Nature>
      rowKey="code"
      size="small"
      pagination={false}
      className="ordered-table"
      dataSource={natures}
      columns={isWide ? [positionColumn, ...columns] : columns}
    />
  )
}

const positionColumn: TableColumnsType<Nature>[number] = {
  key: 'position',
  title: '顺序',
  width: 56,
  render: (_, _it, at) => at + 1,
}
