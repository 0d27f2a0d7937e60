import { Button, Drawer, Tree } from 'antd'
import { useState, type Key } from 'react'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useWorkingYear } from '../../app/working-year'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { FilteredReviewBar } from './filtered-review-bar'
import type { UnitNode } from '../list/major-tree'
import { majorsIn, pendingTree } from './pending-majors'

/** 「批量审核专业」: ticks majors, and reviews what waits in them for this user's level. */
export function ReviewMajors({ kind }: { kind: ReportKindName }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>批量审核专业</Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        destroyOnHidden
        size={480}
        title="批量审核专业"
        closable={{ 'aria-label': '关闭' }}
      >
        <Majors kind={kind} onCancel={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function Majors({ kind, onCancel }: { kind: ReportKindName; onCancel: () => void }) {
  const year = useWorkingYear()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const counts = useOperation('reports.count-by-major', { kind, year })
  return (
    <Loaded query={counts}>
      {({ majors }) => {
        const tree = pendingTree(majors)
        const chosen = majorsIn(tree).filter((it) => ticked.includes(it.key))
        const pending = chosen.reduce((sum, it) => sum + it.pending, 0)
        const majorIds = chosen.flatMap((it) => it.filter.majorId ?? [])
        if (tree.length === 0) return <Nothing>没有等待您审核的专业，都处理完了。</Nothing>
        return (
          <>
            {chosen.length === 0 ? (
              <p className="quiet">勾选专业后，可一次审核其中所有等待您审核的记录。</p>
            ) : (
              <FilteredReviewBar
                filter={{ kind, year, pending: true, majorIds }}
                onCancel={onCancel}
              >
                已选 {chosen.length} 个专业，待审 {pending} 条
              </FilteredReviewBar>
            )}
            <Tree<UnitNode & { title?: never }>
              aria-label="待审专业"
              checkable
              blockNode
              selectable={false}
              defaultExpandAll
              treeData={tree}
              fieldNames={{ title: 'name', key: 'key', children: 'children' }}
              titleRender={({ name, pending: count }) => `${name}（待审 ${count}）`}
              checkedKeys={chosen.map((it) => it.key)}
              onCheck={(keys) => setTicked((keys as Key[]).map(String))}
            />
          </>
        )
      }}
    </Loaded>
  )
}
