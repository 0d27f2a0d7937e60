import { Alert, Descriptions } from 'antd'
import { isVisible } from 'shared-types/reports/check-report'
import type { Field } from 'shared-types/reports/field'
import { effectiveFields } from 'shared-types/reports/field-settings'
import { sectionsOf } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import { sourceLabels, submissionLabels } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useMay } from '../../app/session'
import { CertificateList } from '../../certificates/certificate-list'
import { showTime } from '../../layout/times'
import { factsOf } from '../student-facts'
import { valueText } from '../value-text'
import { Attachments } from './attachments'
import { History } from './history'

export function ReportBody({ report }: { report: Report }) {
  const may = useMay()
  return (
    <>
      {report.opinion && (
        <Alert
          type="warning"
          showIcon
          title={`退回意见：${report.opinion}`}
          style={{ marginBottom: 16 }}
        />
      )}
      <HolderFacts report={report} />
      <Values report={report} />
      {report.kind === 'dispatch' && may('certificates.view') && (
        <CertificateList reportId={report.id} />
      )}
      <h3 className="report-section">审核记录</h3>
      <History entries={report.history} />
    </>
  )
}

const columns = { xs: 1, sm: 1, md: 2 }

function HolderFacts({ report: { holder, ...report } }: { report: Report }) {
  const facts: [string, string][] = [
    ['姓名', holder.name],
    ['性别', holder.sex],
    ['证件类型', holder.idType],
    ['证件号码', holder.maskedIdNumber],
    ['学号', holder.studentNumber],
    ['学历', holder.educationLevel],
    ['培养方式', holder.trainingMode],
    ['学校', holder.schoolName],
    ['院系', holder.departmentName],
    ['专业', holder.majorName],
    ['班级', holder.className],
    ['上报状态', submissionLabels[report.submission]],
    ['信息来源', sourceLabels[report.source]],
    ['提交时间', report.submittedAt ? showTime(report.submittedAt) : ''],
  ]
  return (
    <>
      <h3 className="report-section">学籍信息</h3>
      <Descriptions
        size="small"
        bordered
        column={columns}
        items={facts.map(([label, text]) => ({ key: label, label, children: text || '—' }))}
      />
    </>
  )
}

/** What was declared, by section, with names for codes; fields not asked of this person are left out. */
function Values({ report }: { report: Report }) {
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  const facts = factsOf(report.holder)
  const fields = effectiveFields(report.kind, report.settings).filter((it) =>
    isVisible(it, report.data, facts),
  )
  const show = (field: Field) => {
    if (field.type === 'attachment')
      return <Attachments files={report.attachments.filter((it) => it.field === field.name)} />
    const value = report.data[field.name]
    if (!value) return <span className="quiet">未填写</span>
    if (field.type === 'unit' && organisation.isPending) return '…'
    return valueText(field, value, organisation.data, report.holder)
  }
  return sectionsOf(fields).map((section) => (
    <section key={section.title} aria-label={section.title}>
      <h3 className="report-section">{section.title}</h3>
      <Descriptions
        size="small"
        bordered
        column={columns}
        items={section.fields.map((field) => ({
          key: field.name,
          label: field.label,
          children: show(field),
        }))}
      />
    </section>
  ))
}
