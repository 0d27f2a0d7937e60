import { Alert } from 'antd'
import { effectiveFields } from 'shared-types/reports/fields/field-settings'
import type { Report } from 'shared-types/reports/schemas'
import { Facts, Section } from '../../layout/facts'
import { valueText } from '../value-text'

/** While a reassignment is under way: what speaks against it, and what it would replace. */
export function FormerDispatch({ report }: { report: Report }) {
  const { reassignment } = report
  const former = reassignment?.former
  if (!reassignment || !former) return null
  const fields = effectiveFields('dispatch', report.settings).filter(
    (it) => it.type !== 'attachment' && former[it.name],
  )
  return (
    <>
      {reassignment.warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title="请留意"
          description={reassignment.warnings.map((it) => (
            <div key={it}>{it}</div>
          ))}
          style={{ marginBlock: 16 }}
        />
      )}
      <Section title="原派遣">
        <Facts
          facts={fields.map((it) => [
            it.label,
            valueText(it, former[it.name], undefined, report.holder),
          ])}
        />
      </Section>
    </>
  )
}
