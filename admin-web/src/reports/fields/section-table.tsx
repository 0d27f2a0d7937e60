import { PlusOutlined } from '@ant-design/icons'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { EXTENSION_SECTION, MOST_EXTENSIONS } from 'shared-types/reports/fields/extension-fields'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { Panel } from '../../layout/panel'
import type { Section } from './draft'
import { SettingRow } from './setting-row'
import type { FieldsDraft } from './use-fields-draft'

interface SectionTableProps {
  kind: ReportKindName
  section: Section
  draft: FieldsDraft
  onEdit: (setting: FieldSetting | 'new') => void
}

/** The fields of one section in their order: moved by dragging, by buttons, or by the arrow keys. */
export function SectionTable({ kind, section, draft, onEdit }: SectionTableProps) {
  const { title, rows } = section
  const [dragged, setDragged] = useState<FieldSetting>()
  const isOwn = title === EXTENSION_SECTION
  return (
    <Panel style={{ marginBottom: 12 }}>
      <Flex justify="space-between" align="center" gap={8} style={{ marginBottom: 8 }}>
        <h2 className="fields-section">{title}</h2>
        {isOwn && (
          <Button
            icon={<PlusOutlined aria-hidden />}
            disabled={rows.length >= MOST_EXTENSIONS}
            onClick={() => onEdit('new')}
          >
            新增字段
          </Button>
        )}
      </Flex>
      {isOwn && rows.length === 0 && (
        <p className="quiet fields-none">
          还没有扩展字段。学校需要另外收集的内容可以在这里新增，保存后学生表单、列表和导出中即时出现。
        </p>
      )}
      {rows.length > 0 && (
        <table className="fields-table">
          <thead>
            <tr>
              <th scope="col">字段</th>
              <th scope="col">启用</th>
              <th scope="col">学生可编辑</th>
              <th scope="col">必填</th>
              <th scope="col">提示文字</th>
              <th scope="col">{isOwn ? '操作与顺序' : '顺序'}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <SettingRow
                key={row.field}
                kind={kind}
                row={row}
                at={at}
                count={rows.length}
                isDragged={dragged?.field === row.field}
                onDrag={setDragged}
                onDrop={() => {
                  if (dragged && rows.includes(dragged)) draft.move(dragged, rows, at)
                  setDragged(undefined)
                }}
                onMove={(to) => draft.move(row, rows, to)}
                onSet={(changes) => draft.set(row.field, changes)}
                onEdit={() => onEdit(row)}
                onDelete={() => draft.change(draft.rows.filter((it) => it !== row))}
              />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
