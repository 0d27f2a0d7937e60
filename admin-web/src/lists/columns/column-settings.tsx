import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Flex, Modal } from 'antd'
import { useState } from 'react'
import { errorText } from '../../api/call'
import type { ListPreferences } from '../use-preferences'
import { arrange, moved, settingsOf, type ArrangedColumn, type ListColumn } from './list-column'

interface ColumnSettingsProps<Row> {
  columns: readonly ListColumn<Row>[]
  preferences: ListPreferences
}

/** 「列设置」: which columns are shown, and in which order. */
export function ColumnSettings<Row>(props: ColumnSettingsProps<Row>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<SettingOutlined aria-hidden />} onClick={() => setOpen(true)}>
        列设置
      </Button>
      {isOpen && <Dialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function Dialog<Row>({
  columns,
  preferences,
  onClose,
}: ColumnSettingsProps<Row> & { onClose: () => void }) {
  const [arranged, setArranged] = useState(() => arrange(columns, preferences.columns))
  return (
    <Modal
      open
      title="列设置"
      closable={{ 'aria-label': '关闭' }}
      onCancel={onClose}
      footer={
        <Flex justify="space-between" gap={8}>
          <Button onClick={() => preferences.saveColumns(null, onClose)}>恢复默认</Button>
          <Flex gap={8}>
            <Button onClick={onClose}>取消</Button>
            <Button
              type="primary"
              loading={preferences.isSaving}
              onClick={() => preferences.saveColumns(settingsOf(arranged), onClose)}
            >
              保存
            </Button>
          </Flex>
        </Flex>
      }
    >
      <p className="quiet">勾选要显示的列，用箭头调整先后。设置随账号保存。</p>
      {preferences.error && (
        <Alert type="error" showIcon role="alert" title={errorText(preferences.error)} />
      )}
      <ol className="plain-list">
        {arranged.map((it, index) => (
          <Line
            key={it.column.key}
            of={it}
            isFirst={index === 0}
            isLast={index === arranged.length - 1}
            onTick={(isShown) =>
              setArranged(arranged.map((each) => (each === it ? { ...it, isShown } : each)))
            }
            onMove={(by) => setArranged(moved(arranged, index, by))}
          />
        ))}
      </ol>
    </Modal>
  )
}

interface LineProps<Row> {
  of: ArrangedColumn<Row>
  isFirst: boolean
  isLast: boolean
  onTick: (isShown: boolean) => void
  onMove: (by: -1 | 1) => void
}

function Line<Row>({ of: { column, isShown }, isFirst, isLast, onTick, onMove }: LineProps<Row>) {
  return (
    <li>
      <Checkbox
        checked={isShown}
        disabled={column.isFixed === true}
        onChange={(event) => onTick(event.target.checked)}
      >
        {column.title}
      </Checkbox>
      <Flex gap={4}>
        <Button
          size="small"
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={`上移 ${column.title}`}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        />
        <Button
          size="small"
          icon={<ArrowDownOutlined aria-hidden />}
          aria-label={`下移 ${column.title}`}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
      </Flex>
    </li>
  )
}
