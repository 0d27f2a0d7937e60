import { Alert, App, Button, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { LONGEST_DEADLINE_DAYS } from 'shared-types/appeals/appeal-limits'
import { appealCategoryLabels, type AppealCategory } from 'shared-types/appeals/workflow'
import { CallRefused, type OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { useLinkTo } from '../../app/working-year'
import { clearable } from '../../shell/components'
import { LinkButton } from '../../layout/link-button'
import { Loaded } from '../../layout/loaded'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { Refusal } from '../../forms/refusal'

type Settings = OutputOf<'appeals.get-settings'>

/** Whom each type of appeal falls to, and within how many working days it is to be answered. */
export function AppealSettingsPage() {
  const linkTo = useLinkTo()
  const query = useOperation('appeals.get-settings', {}, { refetchOnWindowFocus: false })
  return (
    <Page title="申诉设置" actions={<LinkButton to={linkTo('/appeals')}>返回申诉中心</LinkButton>}>
      <Panel>
        <Loaded query={query}>
          {(settings) => (
            <SettingsForm
              key={settings.version}
              settings={settings}
              onRefresh={() => void query.refetch()}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}

function SettingsForm({ settings, onRefresh }: { settings: Settings; onRefresh: () => void }) {
  const { message } = App.useApp()
  const save = useAction('appeals.save-settings')
  const [deadlineDays, setDays] = useState(settings.deadlineDays)
  const [assignees, setAssignees] = useState(settings.assignees)
  const isDirty =
    deadlineDays !== settings.deadlineDays ||
    JSON.stringify(assignees) !== JSON.stringify(settings.assignees)
  useLeaveWarning(isDirty && !save.isSuccess)
  const assign = (category: AppealCategory, staffIds: string[]) =>
    setAssignees((all) => all.map((it) => (it.category === category ? { category, staffIds } : it)))
  const submit = () =>
    save.mutate(
      { version: settings.version, deadlineDays, assignees },
      { onSuccess: () => void message.success('已保存') },
    )
  return (
    <form
      aria-label="申诉设置"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Deadline days={deadlineDays} onChange={setDays} />
      <h2 className="section-title">各类申诉由谁处理</h2>
      <p className="quiet">
        不指定时，由本校所有能处理申诉的用户处理。被指定的用户都不能处理（停用、权限或专业不符）时也是如此。
      </p>
      {assignees.map(({ category, staffIds }) => (
        <Assignees
          key={category}
          category={category}
          staffIds={staffIds}
          staff={settings.staff}
          onChange={(ids) => assign(category, ids)}
        />
      ))}
      {save.error && <Problems error={save.error} onRefresh={onRefresh} />}
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isDirty}>
        保存
      </Button>
    </form>
  )
}

function Deadline({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const id = useId()
  return (
    <div className="field-row">
      <label htmlFor={id}>回复期限（工作日）</label>
      <InputNumber
        id={id}
        value={days}
        min={1}
        max={LONGEST_DEADLINE_DAYS}
        precision={0}
        onChange={(value) => onChange(value ?? days)}
        aria-describedby={`${id}-hint`}
      />
      <div id={`${id}-hint`} className="quiet">
        从提交的次日起算，法定节假日和周末不计；修改后只影响新的申诉。逾期未回复的会以红色标出。
      </div>
    </div>
  )
}

interface AssigneesProps {
  category: AppealCategory
  staffIds: string[]
  staff: Settings['staff']
  onChange: (ids: string[]) => void
}

function Assignees({ category, staffIds, staff, onChange }: AssigneesProps) {
  const id = useId()
  return (
    <div className="field-row">
      <label htmlFor={id}>{appealCategoryLabels[category]}</label>
      <Select
        id={id}
        mode="multiple"
        value={staffIds}
        onChange={onChange}
        options={staff.map((it) => ({ value: it.id, label: `${it.name}（${it.roleName}）` }))}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={clearable}
        placeholder="不指定"
        style={{ width: '100%' }}
      />
    </div>
  )
}

function Problems({ error, onRefresh }: { error: Error; onRefresh: () => void }) {
  const problems = error instanceof CallRefused ? (error.hint.problems ?? []) : []
  return (
    <>
      <Refusal error={error} onRefresh={onRefresh} />
      {problems.map((it) => (
        <Alert key={it.message} type="error" title={it.message} style={{ marginBottom: 8 }} />
      ))}
    </>
  )
}
