import { Alert } from 'antd'
import { isRequired, isVisible } from 'shared-types/reports/check-report'
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
}

/** The school's correction of a report, drawn from the declared fields and checked as one types. */
export function EditForm({ report, purpose = 'correct', onRefresh, onClose }: EditFormProps) {
  const edit = useReportEdit(report, purpose)
  const { base, data, facts, fields } = edit
  const { leave, leaveSaved } = useLeaveWarning(edit.isDirty)
  const submit = () => {
    const [first] = edit.problems
    if (first) document.getElementById(inputId(first.field))?.focus()
    edit.save(() => leaveSaved(onClose))
  }
  const refresh = () =>
    void onRefresh().then(({ data: latest }) => {
      if (latest) edit.rebase(latest)
    })
  return (
    <form
      aria-label={`${purpose === 'reassign' ? '申请改派' : '编辑'} ${base.holder.name}`}
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
