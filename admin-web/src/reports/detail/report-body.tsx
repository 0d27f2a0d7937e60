import { Alert } from 'antd'
import { useEffect, useRef } from 'react'
import { certificateNames, kindForCohort } from 'shared-types/certificates/certificate-kinds'
import { isVisible } from 'shared-types/reports/rules/check-report'
import type { Field } from 'shared-types/reports/fields/field'
import { effectiveFields } from 'shared-types/reports/fields/field-settings'
import { factsOfHolder } from 'shared-types/reports/fields/holder-facts'
import { sectionsOf } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import { sourceLabels, submissionLabels } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useMay } from '../../app/session'
import { CertificateList } from '../../certificates/certificate-list'
import { Attachments } from '../../files/attachments'
import { Facts, Section } from '../../layout/facts'
import { showTime } from '../../layout/times'
import { FormerReport } from '../application/former-report'
import { valueText } from '../value-text'
import { History } from './history'

export function ReportBody({ report }: { report: Report }) {
  const may = useMay()
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The record before this one took the focus away with it.
    if (document.activeElement === document.body) region.current?.focus()
  }, [report.id])
  return (
    // Takes the focus, so that the keyboard can scroll what has no control in it.
    <div ref={region} tabIndex={0} role="region" aria-label="上报内容" className="report-body">
      {report.opinion && (
        <Alert
          type="warning"
          showIcon
          title={`退回意见：${report.opinion}`}
          style={{ marginBottom: 16 }}
        />
      )}
      <HolderFacts report={report} />
      <FormerReport report={report} />
      <Values report={report} />
      {report.kind === 'dispatch' && may('certificates.view') && (
        <Section title={certificateNames[kindForCohort(report.holder.year)]}>
          <CertificateList reportId={report.id} />
        </Section>
      )}
      <Section title="审核记录">
        <History entries={report.history} />
      </Section>
    </div>
  )
}

function HolderFacts({ report: { holder, ...report } }: { report: Report }) {
  return (
    <Section title="学籍信息">
      <Facts
        facts={[
          ['姓名', holder.name],
          ['性别', holder.sex],
          ['证件类型', holder.idType],
          ['证件号码', holder.maskedIdNumber],
          ['学号', holder.studentNumber],
          ['学历', holder.educationLevel],
          ['学校', holder.schoolName],
          ['院系', holder.departmentName],
          ['专业', holder.majorName],
          ['班级', holder.className],
          ['培养方式', holder.trainingMode],
          ['上报状态', submissionLabels[report.submission]],
          ['信息来源', sourceLabels[report.source]],
          ['提交时间', report.submittedAt && showTime(report.submittedAt)],
        ]}
      />
    </Section>
  )
}

/** What was declared, by section, with names for codes; fields not asked of this person are left out. */
function Values({ report }: { report: Report }) {
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  const facts = factsOfHolder(report.holder, report.submission)
  const fields = effectiveFields(report.kind, report.settings).filter((it) =>
    isVisible(it, report.data, facts),
  )
  const show = (field: Field) =>
    field.type === 'attachment' ? (
      <Attachments files={report.attachments.filter((it) => it.field === field.name)} />
    ) : (
      valueText(field, report.data[field.name], organisation.data, report.holder)
    )
  return sectionsOf(fields).map((section) => (
    <Section key={section.title} title={section.title}>
      <Facts facts={section.fields.map((field) => [field.label, show(field)])} />
    </Section>
  ))
}
