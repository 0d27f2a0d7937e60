import { Button } from 'antd'
import { firstPage, useUrlState } from './url-state'

/** Takes every filter of a list out of the address, and what is typed into its search box. */
export function ClearFilter({ none }: { none: Readonly<Record<string, undefined>> }) {
  const { set } = useUrlState()
  return (
    <Button
      type="link"
      onClick={() => set({ ...firstPage, ...none }, { state: { search: undefined } })}
    >
      清除筛选
    </Button>
  )
}
