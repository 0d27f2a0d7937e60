import { Alert, Table } from 'antd'
import type { Field } from 'shared-types/reports/fields/field'
import { effectiveFields } from 'shared-types/reports/fields/field-settings'
import { isPaper } from 'shared-types/reports/rules/application-start'
import type { Report } from 'shared-types/reports/schemas'
import { applicationOf } from 'shared-types/reports/workflow'
import { Section } from '../../layout/facts'
import { valueText } from '../value-text'
import { applicationWords } from './words'

/** While an application is under way: what speaks against it, and what it would change. */
export function FormerReport({ report }: { report: Report }) {
  const { application } = report
  const kind = applicationOf(report.kind)?.kind
  const former = application?.former
  if (!application || !former || !kind) return null
  const words = applicationWords[kind]
  const changed = effectiveFields(kind, report.settings).filter(
    (it) =>
      it.type !== 'attachment' &&
      !isPaper(kind, it.name) &&
      (former[it.name] ?? '') !== (report.data[it.name] ?? ''),
  )
  const show = (field: Field, value: string | undefined) =>
    valueText(field, value, undefined, report.holder) || '—'
  return (
    <>
      {application.warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title="请留意"
          description={application.warnings.map((it) => (
            <div key={it}>{it}</div>
          ))}
          style={{ marginBlock: 16 }}
        />
      )}
      <Section title={`${words.change}对照`}>
        <Table
          size="small"
          bordered
          pagination={false}
          rowKey="name"
          dataSource={changed}
          locale={{ emptyText: `填写的内容与${words.former}相同，变化见说明和材料` }}
          columns={[
            { title: '项目', dataIndex: 'label', width: '26%' },
            {
              title: words.former,
              width: '37%',
              render: (_, it) => <del>{show(it, former[it.name])}</del>,
            },
            { title: `${words.change}后`, render: (_, it) => show(it, report.data[it.name]) },
          ]}
        />
      </Section>
    </>
  )
}
