import type { FunctionPermission } from 'shared-types/accounts/permissions'
import type { OutputOf } from '../../api/call'
import { withFunctions } from './role-values'
import { TickGroups } from './tick-groups'

interface FunctionTicksProps {
  groups: OutputOf<'roles.permission-tree'>['groups']
  held: readonly FunctionPermission[]
  newOnes: ReadonlySet<string>
  isDisabled: boolean
  onChange: (held: FunctionPermission[]) => void
}

/** 「功能权限」 */
export function FunctionTicks({ groups, held, newOnes, isDisabled, onChange }: FunctionTicksProps) {
  const there = groups.flatMap((it) => it.functions)
  const shown = there.filter((it) => held.includes(it.name)).length
  return (
    <>
      <h2 className="section-title">功能权限</h2>
      <p className="quiet">
        已授予 {shown} 项，未授予 {there.length - shown} 项。勾选操作时会一并勾选同组的「查看」。
      </p>
      <TickGroups
        groups={groups.map(({ name, functions }) => ({
          key: name,
          name,
          items: functions.map((it) => ({
            key: it.name,
            label: it.label,
            isGrantable: it.grantable,
            isNew: newOnes.has(it.name),
          })),
        }))}
        ticked={new Set(held)}
        isDisabled={isDisabled}
        onTick={(keys, isTicked) =>
          onChange(withFunctions(held, keys as FunctionPermission[], isTicked))
        }
      />
    </>
  )
}
