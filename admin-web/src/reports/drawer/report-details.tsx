import { Alert, Descriptions, Typography } from 'antd'
import type { ReactNode } from 'react'
import { isVisible } from 'shared-types/reports/check-report'
import { effectiveFields } from 'shared-types/reports/field-settings'
import { sectionsOf } from 'shared-types/reports/report-kinds'
import { sourceLabels, submissionLabels } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useMay } from '../../app/session'
import { CertificateList } from '../../certificates/certificate-list'
import { showTime } from '../../layout/times'
import { factsOf } from '../facts'
import { valueText } from '../value-text'
import { AttachmentLinks } from './attachment-links'
import type { Report } from './report-drawer'
import { ReportHistory } from './report-history'

export function ReportDetails({ report }: { report: Report }) {
  const may = useMay()
  return (
    <>
      {report.opinion && (
        <Alert
          type="warning"
          showIcon
          title="审核意见"
          description={report.opinion}
          style={{ marginBottom: 16 }}
        />
      )}
      <HolderFacts report={report} />
      <ReportFields report={report} />
      {report.kind === 'dispatch' && may('certificates.view') && (
        <Section title="电子证书">
          <CertificateList reportId={report.id} />
        </Section>
      )}
      <Section title="审核记录">
        <ReportHistory history={report.history} />
      </Section>
    </>
  )
}

function HolderFacts({ report }: { report: Report }) {
  const { holder } = report
  const facts = [
    ['姓名', holder.name],
    ['性别', holder.sex],
    [holder.idType, holder.maskedIdNumber],
    ['学号', holder.studentNumber],
    ['学校', holder.schoolName],
    ['院系', holder.departmentName],
    ['专业', holder.majorName],
    ['班级', holder.className],
    ['学历', holder.educationLevel],
    ['培养方式', holder.trainingMode],
    ['毕业年份', String(holder.year)],
    ['上报状态', submissionLabels[report.submission]],
    ['信息来源', sourceLabels[report.source]],
    ['提交时间', report.submittedAt ? showTime(report.submittedAt) : ''],
  ] as const
  return (
    <Section title="学籍信息">
      <Facts
        items={facts.map(([label, value]) => ({ key: label, label, children: value || '—' }))}
      />
    </Section>
  )
}

function ReportFields({ report }: { report: Report }) {
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  const facts = factsOf(report.holder)
  const fields = effectiveFields(report.kind, report.settings).filter((it) =>
    isVisible(it, report.data, facts),
  )
  return sectionsOf(fields).map((section) => (
    <Section key={section.title} title={section.title}>
      <Facts
        items={section.fields.map((field) => ({
          key: field.name,
          label: field.label,
          children:
            field.type === 'attachment' ? (
              <AttachmentLinks files={report.attachments.filter((it) => it.field === field.name)} />
            ) : (
              valueText(field, report.data[field.name], organisation.data, report.holder) || '—'
            ),
        }))}
      />
    </Section>
  ))
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section style={{ marginBottom: 24 }}>
      <Typography.Title level={3} style={{ fontSize: 15, margin: '0 0 8px' }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  )
}

function Facts({ items }: { items: { key: string; label: string; children: ReactNode }[] }) {
  return (
    <Descriptions
      bordered
      size="small"
      column={{ xs: 1, sm: 2 }}
      items={items}
      styles={{ label: { width: 132, color: 'rgba(0, 0, 0, 0.65)' } }}
    />
  )
}
