import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Switch } from 'antd'
import type { KeyboardEvent } from 'react'
import { extensionTypeLabels } from 'shared-types/reports/fields/extension-fields'
import { mayDecide, type FieldSetting } from 'shared-types/reports/fields/field-settings'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { declaredOf, labelOf } from './draft'

interface SettingRowProps {
  kind: ReportKindName
  row: FieldSetting
  at: number
  count: number
  isDragged: boolean
  onDrag: (row: FieldSetting | undefined) => void
  onDrop: () => void
  onMove: (to: number) => void
  onSet: (changes: Partial<FieldSetting>) => void
  onEdit: () => void
  onDelete: () => void
}

const everything = { enabled: true, editable: true, required: true }

export function SettingRow(props: SettingRowProps) {
  const { kind, row, isDragged, onDrag, onDrop, onSet } = props
  const declared = declaredOf(kind, row)
  const may = declared ? mayDecide(declared) : everything
  const label = labelOf(kind, row)
  // Of some a field is asked only under a condition of the platform's.
  const isConditional = typeof declared?.required === 'object'
  return (
    <tr
      className={isDragged ? 'fields-dragged' : undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <th scope="row" draggable onDragStart={() => onDrag(row)} onDragEnd={() => onDrag(undefined)}>
        <HolderOutlined aria-hidden className="fields-handle" />
        <span>
          {label}
          <span className="quiet fields-kind">{kindText(row, may.enabled)}</span>
        </span>
      </th>
      <td data-label="启用">
        <Switch
          size="small"
          aria-label={`启用${label}`}
          checked={row.enabled}
          disabled={!may.enabled}
          onChange={(enabled) => onSet({ enabled })}
        />
      </td>
      <td data-label="学生可编辑">
        <Switch
          size="small"
          aria-label={`学生可编辑${label}`}
          checked={row.enabled && row.editable}
          disabled={!may.editable || !row.enabled}
          onChange={(editable) => onSet({ editable })}
        />
      </td>
      <td data-label="必填">
        <Switch
          size="small"
          aria-label={`${label}必填`}
          checked={row.enabled && row.required}
          disabled={!may.required || !row.enabled}
          onChange={(required) => onSet({ required })}
        />
        {isConditional && row.required && <span className="quiet fields-when">符合条件时</span>}
      </td>
      <td data-label="提示文字" className="fields-hint">
        <Input
          size="small"
          aria-label={`${label}的提示文字`}
          value={row.hint ?? ''}
          placeholder={declared?.hint ?? '无'}
          maxLength={100}
          disabled={!row.enabled}
          onChange={(event) => onSet({ hint: event.target.value || undefined })}
        />
      </td>
      <td>
        <RowButtons {...props} label={label} />
      </td>
    </tr>
  )
}

function kindText({ extension }: FieldSetting, mayDisable: boolean): string {
  if (extension)
    return extensionTypeLabels[extension.type] + (extension.sensitive ? ' · 个人敏感信息' : '')
  return mayDisable ? '' : '系统必需'
}

/** Arrow keys work on either button, so that a field can be moved far without looking for it again. */
function RowButtons(props: SettingRowProps & { label: string }) {
  const { row, label, at, count, onMove } = props
  const byKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!by) return
    event.preventDefault()
    if (at + by >= 0 && at + by < count) onMove(at + by)
  }
  return (
    <Flex gap={2} align="center" onKeyDown={byKey}>
      {row.extension && (
        <>
          <Button type="link" size="small" aria-label={`编辑${label}`} onClick={props.onEdit}>
            编辑
          </Button>
          <Button
            type="link"
            size="small"
            danger
            aria-label={`删除${label}`}
            onClick={props.onDelete}
          >
            删除
          </Button>
        </>
      )}
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined aria-hidden />}
        aria-label={`上移${label}`}
        aria-disabled={at === 0}
        onClick={() => at > 0 && onMove(at - 1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined aria-hidden />}
        aria-label={`下移${label}`}
        aria-disabled={at === count - 1}
        onClick={() => at < count - 1 && onMove(at + 1)}
      />
    </Flex>
  )
}
