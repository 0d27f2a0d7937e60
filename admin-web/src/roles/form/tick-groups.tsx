import { Checkbox, Tag } from 'antd'
import { useId } from 'react'

export interface TickItem {
  key: string
  label: string
  /** Nobody grants what they do not hold. */
  isGrantable: boolean
  /** Came after the role was last saved: nobody has decided on it. */
  isNew: boolean
}
export interface TickGroup {
  key: string
  name: string
  items: TickItem[]
}

interface TickGroupsProps {
  groups: readonly TickGroup[]
  ticked: ReadonlySet<string>
  isDisabled: boolean
  onTick: (keys: string[], isTicked: boolean) => void
}

/** A tree of two levels laid out in rows: a box for the whole group, and one for each of its items. */
export const TickGroups = ({ groups, ...rest }: TickGroupsProps) => (
  <div className="tick-groups">
    {groups.map((it) => (
      <Group key={it.key} group={it} {...rest} />
    ))}
  </div>
)

function Group(props: Omit<TickGroupsProps, 'groups'> & { group: TickGroup }) {
  const { group, ticked, isDisabled, onTick } = props
  const id = useId()
  const grantable = group.items.filter((it) => it.isGrantable).map((it) => it.key)
  const held = group.items.filter((it) => ticked.has(it.key)).length
  const isWhole = grantable.length > 0 && grantable.every((it) => ticked.has(it))
  return (
    <div role="group" aria-labelledby={id} className="tick-group">
      <Checkbox
        className="tick-group-head"
        checked={held > 0 && held === group.items.length}
        indeterminate={held > 0 && held < group.items.length}
        disabled={isDisabled || grantable.length === 0}
        onChange={() => onTick(grantable, !isWhole)}
      >
        <span id={id}>{group.name}</span>
      </Checkbox>
      <div className="tick-items">
        {group.items.map((it) => (
          <Checkbox
            key={it.key}
            checked={ticked.has(it.key)}
            disabled={isDisabled || !it.isGrantable}
            onChange={(event) => onTick([it.key], event.target.checked)}
          >
            {it.label}
            {it.isNew && !ticked.has(it.key) && (
              <Tag variant="outlined" className="tick-new">
                新增
              </Tag>
            )}
          </Checkbox>
        ))}
      </div>
    </div>
  )
}
