import { Checkbox, Radio } from 'antd'
import { useId } from 'react'
import type { FileColumns } from './shown-columns'

export type ColumnsWanted = 'all' | 'shown' | 'chosen'

interface ColumnChoiceProps {
  columns: FileColumns
  wanted: ColumnsWanted
  onWant: (wanted: ColumnsWanted) => void
  chosen: string[]
  onChoose: (names: string[]) => void
}

export function ColumnChoice({ columns, wanted, onWant, chosen, onChoose }: ColumnChoiceProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} className="export-heading">
        导出的列
      </div>
      <Radio.Group
        aria-labelledby={id}
        value={wanted}
        onChange={(event) => onWant(event.target.value as ColumnsWanted)}
        options={[
          { value: 'all', label: `全部 ${columns.length} 列` },
          { value: 'shown', label: '列表中显示的列' },
          { value: 'chosen', label: '自选' },
        ]}
      />
      {wanted === 'chosen' && (
        <>
          <Checkbox.Group
            className="export-columns"
            value={chosen}
            onChange={onChoose}
            options={columns.map(({ name, label }) => ({ value: name, label }))}
          />
          <p className="quiet">
            {chosen.length === 0
              ? '请至少选择一列。'
              : `已选 ${chosen.length} 列，下次导出时仍按此选择。`}
          </p>
        </>
      )}
    </div>
  )
}
