import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex } from 'antd'
import { useState } from 'react'
import { checkReport, isRequired, isVisible, tidyReport } from 'shared-types/reports/check-report'
import type { ReportData } from 'shared-types/reports/field'
import { effectiveFields } from 'shared-types/reports/field-settings'
import { sectionsOf } from 'shared-types/reports/report-kinds'
import { CallRefused, errorText, isRefused } from '../../api/call'
import { refreshFeature, useAction } from '../../api/use-action'
import type { Report } from '../drawer/report-drawer'
import { Section } from '../drawer/report-details'
import { factsOf } from '../facts'
import { FieldRow } from './field-row'
import { withoutOrphans } from './unit-choices'

interface ReportFormProps {
  report: Report
  onClose: () => void
}

/** The school's own correction of a report, drawn from the declared fields and checked as one types. */
export function ReportForm({ report, onClose }: ReportFormProps) {
  const client = useQueryClient()
  const save = useAction('reports.save')
  const [data, setData] = useState<ReportData>(report.data)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [isTried, setTried] = useState(false)

  const facts = factsOf(report.holder)
  const fields = effectiveFields(report.kind, report.settings)
  const problems = checkReport(fields, data, facts)
  const serverProblems = save.error instanceof CallRefused ? (save.error.hint.problems ?? []) : []
  const problemOf = (name: string) =>
    (isTried || touched.has(name)
      ? problems.find((it) => it.field === name)?.message
      : undefined) ?? serverProblems.find((it) => it.field === name)?.message

  const change = (changes: ReportData) => {
    setData((before) => withoutOrphans(before, changes))
    setTouched((before) => new Set([...before, ...Object.keys(changes)]))
    if (save.error) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (problems.length > 0) return
    const { kind, id, version } = report
    save.mutate(
      { kind, id, version, data: tidyReport(fields, data, facts) },
      { onSuccess: onClose },
    )
  }
  const refresh = () => void refreshFeature(client, 'reports.get').then(onClose)

  const visible = fields.filter((it) => isVisible(it, data, facts))
  return (
    <form
      aria-label={`编辑 ${report.holder.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      style={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}
    >
      <div style={{ flex: 1, overflow: 'auto', padding: '16px 24px' }}>
        {sectionsOf(visible).map((section) => (
          <Section key={section.title} title={section.title}>
            {section.fields.map((field) => (
              <FieldRow
                key={field.name}
                field={field}
                data={data}
                report={report}
                isRequired={isRequired(field, data, facts)}
                problem={problemOf(field.name)}
                onChange={change}
              />
            ))}
          </Section>
        ))}
      </div>
      <div style={{ borderTop: '1px solid #e6eaf0', padding: '12px 24px 16px' }}>
        {save.error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={errorText(save.error)}
            action={
              isRefused(save.error, 'stale-version') && (
                <Button size="small" onClick={refresh}>
                  刷新
                </Button>
              )
            }
            style={{ marginBottom: 10 }}
          />
        )}
        {isTried && problems.length > 0 && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={`还有 ${problems.length} 项需要修改：${problems[0]?.message ?? ''}`}
            style={{ marginBottom: 10 }}
          />
        )}
        <Flex gap={8}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
          <Button onClick={onClose} disabled={save.isPending}>
            取消
          </Button>
        </Flex>
      </div>
    </form>
  )
}
