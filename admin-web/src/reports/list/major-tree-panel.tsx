import { ApartmentOutlined, CaretDownFilled } from '@ant-design/icons'
import { Button, Drawer, Flex, Grid, Tree } from 'antd'
import { useState } from 'react'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useWorkingYear } from '../../app/working-year'
import { Loaded } from '../../layout/loaded'
import { firstPage, useUrlState } from '../../lists/url-state'
import { noUnit, readFilter } from './filter'
import { findNode, unitTree, type UnitNode } from './major-tree'

/** Where there is room for the tree beside the list. */
const useHasRoom = () => Grid.useBreakpoint().lg !== false

/** The user's majors with what waits for their level, beside the list. */
export function MajorTreePanel({ kind }: { kind: ReportKindName }) {
  if (!useHasRoom()) return null
  return (
    <nav className="panel major-panel" aria-label="专业">
      <MajorTree kind={kind} />
    </nav>
  )
}

/** The same behind a button, where it does not fit. */
export function MajorTreeDrawer({ kind }: { kind: ReportKindName }) {
  const hasRoom = useHasRoom()
  const [isOpen, setOpen] = useState(false)
  if (hasRoom) return null
  const close = () => setOpen(false)
  return (
    <>
      <Button icon={<ApartmentOutlined aria-hidden />} onClick={() => setOpen(true)}>
        专业
      </Button>
      <Drawer
        open={isOpen}
        onClose={close}
        placement="left"
        size={320}
        title="专业"
        closable={{ 'aria-label': '关闭' }}
      >
        <MajorTree kind={kind} onChosen={close} />
      </Drawer>
    </>
  )
}

function MajorTree({ kind, onChosen }: { kind: ReportKindName; onChosen?: () => void }) {
  const year = useWorkingYear()
  const { params, set } = useUrlState()
  const counts = useOperation('reports.count-by-major', { kind, year })
  const choose = (unit: UnitNode['filter']) => {
    set({ ...firstPage, ...noUnit, ...unit })
    onChosen?.()
  }
  return (
    <Loaded query={counts}>
      {({ majors }) => {
        const tree = unitTree(majors)
        const chosen = findNode(tree, readFilter(params))
        return (
          <>
            <Button
              block
              type={chosen ? 'text' : 'primary'}
              ghost={!chosen}
              aria-pressed={!chosen}
              className="major-all"
              onClick={() => choose({})}
            >
              全部专业
              <Pending count={majors.reduce((sum, it) => sum + it.pending, 0)} />
            </Button>
            {tree.length > 0 && (
              <Tree<UnitNode & { title?: never }>
                aria-label="按专业筛选"
                blockNode
                switcherIcon={<CaretDownFilled aria-hidden />}
                treeData={tree}
                fieldNames={{ title: 'name', key: 'key', children: 'children' }}
                selectedKeys={chosen ? [chosen.key] : []}
                defaultExpandedKeys={expandedAtFirst(tree, chosen?.key)}
                titleRender={(it) => <NodeTitle node={it} />}
                onSelect={(_, { node, selected }) => choose(selected ? node.filter : {})}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** Small trees are open; large ones only down to what is chosen. */
function expandedAtFirst(tree: readonly UnitNode[], chosen: string | undefined): string[] {
  const size = tree.reduce((sum, it) => sum + 1 + it.children.length, 0)
  if (size <= 40) return tree.map((it) => it.key)
  return chosen ? [chosen] : []
}

function NodeTitle({ node: { name, pending, total } }: { node: UnitNode }) {
  return (
    <span className="major-node" title={`${name}：待审 ${pending}，共 ${total}`}>
      <span className="major-name">{name}</span>
      <Pending count={pending} />
    </span>
  )
}

/** How many wait for this user's level; nothing when none do. */
function Pending({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Flex className="major-count" title={`待审 ${count}`}>
      <span className="unseen">待审</span>
      {count > 9999 ? '9999+' : count}
    </Flex>
  )
}
