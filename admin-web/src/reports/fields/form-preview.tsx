import { EyeOutlined } from '@ant-design/icons'
import { Button, Drawer, Grid } from 'antd'
import { useState } from 'react'
import type { FieldType } from 'shared-types/reports/fields/field'
import {
  effectiveFields,
  type EffectiveField,
  type FieldSetting,
} from 'shared-types/reports/fields/field-settings'
import { reportKinds, sectionsOf } from 'shared-types/reports/report-kinds'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { placed } from './draft'

interface FormPreviewProps {
  kind: ReportKindName
  rows: readonly FieldSetting[]
}

/** What students will be asked, at the width of a phone; behind a button where there is no room beside. */
export function FormPreview(props: FormPreviewProps) {
  const hasRoom = Grid.useBreakpoint().xl !== false
  const [isOpen, setOpen] = useState(false)
  if (hasRoom)
    return (
      <aside className="fields-preview" aria-label="学生表单预览">
        <Phone {...props} />
      </aside>
    )
  return (
    <>
      <Button
        className="fields-preview-button"
        icon={<EyeOutlined aria-hidden />}
        onClick={() => setOpen(true)}
      >
        预览学生表单
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        size={390}
        title="学生表单预览"
        closable={{ 'aria-label': '关闭' }}
      >
        <Phone {...props} />
      </Drawer>
    </>
  )
}

function Phone({ kind, rows }: FormPreviewProps) {
  const fields = effectiveFields(kind, placed(rows))
  return (
    // Takes the focus, so that the keyboard can scroll it.
    <div className="fields-phone" tabIndex={0} role="region" aria-label="学生看到的表单">
      <p className="fields-phone-title">{reportKinds[kind].studentLabel}</p>
      {sectionsOf(fields).map((section, at) => (
        <section key={section.title}>
          <h3>
            {at + 1}. {section.title}
          </h3>
          {section.fields.map((field) => (
            <Asked key={field.name} field={field as EffectiveField} />
          ))}
        </section>
      ))}
    </div>
  )
}

function Asked({ field }: { field: EffectiveField }) {
  return (
    <div className="fields-asked">
      <div>
        {field.label}
        {field.required !== false && (
          <span className="problem" title={field.required === true ? '必填' : '符合条件时必填'}>
            {' '}
            *
          </span>
        )}
        {field.visible && <span className="quiet fields-when">符合条件时填写</span>}
      </div>
      <div className={field.editable ? 'fields-box' : 'fields-box fields-locked'}>
        {field.editable ? placeholders[field.type] : '由学校填写'}
      </div>
      {field.hint && <div className="quiet">{field.hint}</div>}
    </div>
  )
}

const placeholders: Record<FieldType, string> = {
  text: '请输入',
  phone: '请输入',
  email: '请输入',
  postcode: '请输入',
  integer: '请输入',
  date: '请选择日期',
  code: '请选择',
  division: '请选择',
  choice: '请选择',
  unit: '请选择',
  attachment: '上传图片或 PDF',
}
