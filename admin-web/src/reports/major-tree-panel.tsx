import { Badge, Button, Drawer, Flex, Grid, Tree } from 'antd'
import { useState } from 'react'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../api/use-operation'
import { useWorkingYear } from '../app/working-year'
import { Loaded } from '../layout/loaded'
import { Panel } from '../layout/panel'
import { firstPage, useUrlState } from '../layout/url-state'
import { readFilter } from './filter'
import { findNode, unitTree, type UnitNode } from './major-tree'

/** The user's majors with what waits for their level; beside the list, or in a drawer on narrow screens. */
export function MajorTreePanel({ kind }: { kind: ReportKindName }) {
  const isWide = Grid.useBreakpoint().lg !== false
  const [isOpen, setOpen] = useState(false)
  if (isWide)
    return (
      <Panel
        style={{ width: 248, flexShrink: 0, maxHeight: 'calc(100vh - 140px)', overflow: 'auto' }}
      >
        <MajorTree kind={kind} />
      </Panel>
    )
  return (
    <>
      <Button onClick={() => setOpen(true)} style={{ alignSelf: 'flex-start' }}>
        按专业筛选
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} placement="left" size={320} title="专业">
        <MajorTree kind={kind} onChosen={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function MajorTree({ kind, onChosen }: { kind: ReportKindName; onChosen?: () => void }) {
  const year = useWorkingYear()
  const { params, set } = useUrlState()
  const counts = useOperation('reports.count-by-major', { kind, year })
  return (
    <Loaded query={counts}>
      {({ majors }) => {
        const tree = unitTree(majors)
        const { schoolId, departmentId, majorId } = readFilter(params)
        const chosen = findNode(tree, {
          ...(schoolId && { schoolId }),
          ...(departmentId && { departmentId }),
          ...(majorId && { majorId }),
        })
        const choose = (filter: UnitNode['filter']) => {
          set({
            ...firstPage,
            schoolId: undefined,
            departmentId: undefined,
            majorId: undefined,
            ...filter,
          })
          onChosen?.()
        }
        const pending = majors.reduce((sum, it) => sum + it.pending, 0)
        return (
          <>
            <Flex justify="space-between" align="center" style={{ marginBottom: 4 }}>
              <Button
                type={chosen ? 'text' : 'link'}
                size="small"
                aria-pressed={!chosen}
                onClick={() => choose({})}
              >
                全部专业
              </Button>
              <Pending count={pending} />
            </Flex>
            {tree.length > 0 && (
              <Tree<UnitNode & { title?: never }>
                aria-label="按专业筛选"
                blockNode
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

function NodeTitle({ node }: { node: UnitNode }) {
  return (
    <Flex
      justify="space-between"
      gap={8}
      title={`${node.name}：待审 ${node.pending}，共 ${node.total}`}
    >
      <span>{node.name}</span>
      <Pending count={node.pending} />
    </Flex>
  )
}

function Pending({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Badge
      count={count}
      overflowCount={9999}
      title={`待审 ${count}`}
      color="#e6f0ff"
      style={{ color: '#003eb3', boxShadow: 'none' }}
    />
  )
}
