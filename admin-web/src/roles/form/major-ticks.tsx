import { CloseCircleFilled } from '@ant-design/icons'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../api/call'
import type { RoleValues } from './role-values'
import { TickGroups, type TickGroup } from './tick-groups'

/** From here on finding a major by its name is quicker than by looking. */
const MANY = 12

interface MajorTicksProps {
  tree: OutputOf<'roles.permission-tree'>
  held: RoleValues['majors']
  newOnes: ReadonlySet<string>
  isDisabled: boolean
  onChange: (held: RoleValues['majors']) => void
}

/** 「专业权限」: by department, or all of them with those added later. */
export function MajorTicks({ tree, held, newOnes, isDisabled, onChange }: MajorTicksProps) {
  const [search, setSearch] = useState('')
  const there = tree.departments.flatMap((it) => it.majors.map((major) => major.id))
  const ticked = new Set(held === 'all' ? there : held)
  const tick = (keys: string[], isTicked: boolean) =>
    onChange(
      isTicked
        ? [...new Set([...ticked, ...keys])]
        : [...ticked].filter((it) => !keys.includes(it)),
    )
  const lacking = there.filter((it) => !ticked.has(it)).length
  const groups = matching(groupsOf(tree, newOnes), search.trim())
  return (
    <>
      <h2 className="section-title">专业权限</h2>
      <p className="quiet">
        {held === 'all'
          ? `全部 ${there.length} 个专业，以后新增的专业会自动授予。`
          : `已授予 ${ticked.size} 个专业，未授予 ${lacking} 个；以后新增的专业不会自动授予。`}
      </p>
      <div className="major-bar">
        <Checkbox
          checked={held === 'all'}
          disabled={isDisabled || !tree.allMajorsGrantable}
          onChange={(event) => onChange(event.target.checked ? 'all' : there)}
        >
          全部专业（含以后新增）
        </Checkbox>
        {there.length > MANY && (
          <Input
            allowClear={{ clearIcon: <CloseCircleFilled aria-label="清除" /> }}
            aria-label="按院系或专业名称查找"
            placeholder="院系或专业名称"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
      </div>
      {groups.length === 0 && (
        <p className="quiet">{search ? '没有符合的院系或专业。' : '还没有设置专业。'}</p>
      )}
      <TickGroups
        groups={groups}
        ticked={ticked}
        isDisabled={isDisabled || held === 'all'}
        onTick={tick}
      />
    </>
  )
}

const groupsOf = (tree: MajorTicksProps['tree'], newOnes: ReadonlySet<string>): TickGroup[] =>
  tree.departments.map(({ id, name, majors }) => ({
    key: id,
    name,
    items: majors.map((it) => ({
      key: it.id,
      label: it.name,
      isGrantable: it.grantable,
      isNew: newOnes.has(it.id),
    })),
  }))

/** A department whose name fits with all its majors, otherwise those that fit. */
function matching(groups: TickGroup[], search: string): TickGroup[] {
  return groups.flatMap((group) => {
    if (group.name.includes(search)) return [group]
    const items = group.items.filter((it) => it.label.includes(search))
    return items.length > 0 ? [{ ...group, items }] : []
  })
}
