import { Alert } from 'antd'
import { isRequired, isVisible } from 'shared-types/reports/rules/check-report'
import { FormFoot } from '../../forms/form-foot'
import { sectionsOf } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import { Section } from '../../layout/facts'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { FieldRow } from './field-row'
import { inputId } from '../../forms/inputs/input-props'
import { useReportEdit, type EditPurpose } from './use-report-edit'

interface EditFormProps {
  report: Report
  purpose?: EditPurpose
  onRefresh: () => Promise<{ data?: Report | undefined }>
  onClose: () => void
  /** Instead of closing, with what was saved. */
  onSaved?: (saved: Report) => void
}

const purposeLabels: Record<EditPurpose, string> = {
  correct: '编辑',
  apply: '代学生申请',
  add: '添加',
}

/** The school's correction of a report, or a new one, drawn from the declared fields and checked as one types. */
export function EditForm(props: EditFormProps) {
  const { report, purpose = 'correct', onRefresh, onClose, onSaved } = props
  const edit = useReportEdit(report, purpose)
  const { base, data, facts, fields } = edit
  const { leave, leaveSaved } = useLeaveWarning(edit.isDirty)
  const submit = () => {
    const [first] = edit.problems
    if (first) document.getElementById(inputId(first.field))?.focus()
    edit.save((saved) => leaveSaved(() => (onSaved ? onSaved(saved) : onClose())))
  }
  const refresh = () =>
    void onRefresh().then(({ data: latest }) => {
      if (latest) edit.rebase(latest)
    })
  return (
    <form
      aria-label={`${purposeLabels[purpose]} ${base.holder.name}`}
      className="edit-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {sectionsOf(fields.filter((it) => isVisible(it, data, facts))).map((section) => (
        <Section key={section.title} title={section.title}>
          {section.fields.map((field) => (
            <FieldRow
              key={field.name}
              field={field}
              data={data}
              report={base}
              isRequired={isRequired(field, data, facts)}
              problem={edit.problemOf(field.name)}
              onChange={edit.change}
            />
          ))}
        </Section>
      ))}
      <FormFoot
        error={edit.error}
        isRebased={edit.isRebased}
        isSaving={edit.isSaving}
        onRefresh={refresh}
        onCancel={() => leave(onClose)}
      >
        {edit.isTried && edit.problems.length > 0 && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={`还有 ${edit.problems.length} 项需要修改：${edit.problems[0]?.message ?? ''}`}
            style={{ marginBottom: 8 }}
          />
        )}
      </FormFoot>
    </form>
  )
}
