import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { reportKinds } from 'shared-types/reports/report-kinds'
import { reportKindNames, type ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { useMay, useSession } from '../../app/session'
import { useWorkingYear } from '../../app/working-year'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { Page } from '../../layout/page'
import { useUrlState } from '../../lists/url-state'
import { FieldsForm } from './fields-form'
import { VersionDrawer } from './version-drawer'
import './fields.css'

/** 「字段设置」: what the form of a kind and year asks, of whom, and in which order. */
export function FieldsPage() {
  const { level } = useSession()
  const year = useWorkingYear()
  const may = useMay()
  const { params, set } = useUrlState()
  const [showsVersions, setShowsVersions] = useState(false)
  const kinds = reportKindNames.filter((it) => may(`${it}.fields`))
  const kind = kinds.find((it) => it === params.get('kind')) ?? kinds[0]
  const whom = level === 'centre' ? '对没有自行设置的院校生效' : '对本校生效'
  return (
    <Page
      title="字段设置"
      note={`${year} 年，${whom}`}
      actions={kind && <Button onClick={() => setShowsVersions(true)}>版本记录</Button>}
    >
      {kind ? (
        <>
          <Segmented<ReportKindName>
            aria-label="上报种类"
            className="fields-kinds"
            value={kind}
            onChange={(chosen) => set({ kind: chosen })}
            options={kinds.map((it) => ({ value: it, label: reportKinds[it].label }))}
          />
          <Found key={`${kind} ${year}`} kind={kind} year={year} />
          {showsVersions && (
            <VersionDrawer kind={kind} year={year} onClose={() => setShowsVersions(false)} />
          )}
        </>
      ) : (
        <Nothing>您的角色没有字段设置的权限。</Nothing>
      )}
    </Page>
  )
}

function Found({ kind, year }: { kind: ReportKindName; year: number }) {
  const query = useOperation(
    'reports.get-field-settings',
    { kind, year },
    { refetchOnWindowFocus: false },
  )
  return (
    <Loaded query={query}>
      {(found) => (
        <FieldsForm
          kind={kind}
          year={year}
          found={found}
          onRefresh={async () => (await query.refetch()).data}
        />
      )}
    </Loaded>
  )
}
