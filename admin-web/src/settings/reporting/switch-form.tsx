import { Alert, App, Button, Flex, Switch, Tag } from 'antd'
import { useState } from 'react'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import { problemsOf } from '../../forms/problems'
import { TextField } from '../../forms/text-field'
import { Panel } from '../../layout/panel'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { Rebased } from '../../forms/rebased'
import { Refusal } from '../../forms/refusal'
import '../settings.css'
import { useHeld } from '../../forms/use-held'
import { centreText } from './switch-text'

export type FoundSwitch = OutputOf<'settings.list-switches'>['switches'][number]

interface SwitchFormProps {
  year: number
  found: FoundSwitch
  isCentre: boolean
  /** Reads the switches again and resolves to this one. */
  onRefresh: () => Promise<FoundSwitch | undefined>
}

/** One kind of report: what holds today, and the switch that the signed-in person may set. */
export function SwitchForm(props: SwitchFormProps) {
  const { kind, openNow, closedReason, centre } = props.found
  const { label } = reportKinds[kind]
  return (
    <Panel>
      <section aria-label={label}>
        <Flex gap={8} align="center" wrap>
          <h2 className="switch-title">{label}</h2>
          <Tag className={openNow ? 'in-force' : 'not-in-force'} variant="outlined">
            {openNow ? '正在开放' : '未开放'}
          </Tag>
        </Flex>
        <p className="quiet switch-now">{openNow ? '学生现在可以填写和提交。' : closedReason}</p>
        {!props.isCentre && (
          <Alert
            type={centre?.isOpen ? 'info' : 'warning'}
            showIcon
            title={centreText(centre)}
            style={{ marginBottom: 12 }}
          />
        )}
        <Own {...props} />
      </section>
    </Panel>
  )
}

interface Values {
  isOpen: boolean
  opensOn: string
  closesOn: string
}
type Stored = Values & { version: number | null }

function storedIn(found: FoundSwitch, isCentre: boolean): Stored {
  const own = isCentre ? found.centre : found.school
  return {
    // Until the school decides, it follows the centre.
    isOpen: own?.isOpen ?? !isCentre,
    opensOn: own?.opensOn ?? '',
    closesOn: own?.closesOn ?? '',
    version: own?.version ?? null,
  }
}

function Own({ year, found, isCentre, onRefresh }: SwitchFormProps) {
  const { message } = App.useApp()
  const save = useAction('settings.set-switch')
  const held = useHeld(storedIn(found, isCentre))
  const [changes, setChanges] = useState<Partial<Values>>({})
  const { version, ...stored } = held.base
  const values = { ...stored, ...changes }
  const isDirty = (Object.keys(stored) as (keyof Values)[]).some((it) => values[it] !== stored[it])
  useLeaveWarning(isDirty)
  const { label } = reportKinds[found.kind]
  const problems = { ...problemsOf(save.error), ...problemsIn(values) }
  const submit = () => {
    if (problemsIn(values)['closesOn']) return
    const { isOpen, opensOn, closesOn } = values
    const window = { opensOn: opensOn || null, closesOn: closesOn || null }
    save.mutate(
      { year, kind: found.kind, isOpen, ...window, version },
      {
        onSuccess: (saved) => {
          void message.success(`${label}已保存`)
          held.saved({ ...values, ...saved })
          setChanges({})
        },
      },
    )
  }
  const change = (more: Partial<Values>) => {
    held.start()
    setChanges((before) => ({ ...before, ...more }))
  }
  const refresh = async () => {
    const latest = await onRefresh()
    if (!latest) return
    held.rebase(storedIn(latest, isCentre))
    save.reset()
  }
  return (
    <form
      aria-label={`${label}的开关`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Flex gap={8} align="center" style={{ marginBottom: 12 }}>
        <Switch
          aria-label={`开放${label}`}
          checked={values.isOpen}
          onChange={(isOpen) => change({ isOpen })}
        />
        <span>{values.isOpen ? '开放' : '关闭'}</span>
        {version === null && (
          <span className="quiet">{isCentre ? '尚未设置' : '尚未设置，随省中心'}</span>
        )}
      </Flex>
      <div className="switch-window">
        <TextField
          name={`${found.kind}-opensOn`}
          label="开始日期"
          type="date"
          value={values.opensOn}
          hint="不填则立即开始"
          onChange={(opensOn) => change({ opensOn })}
        />
        <TextField
          name={`${found.kind}-closesOn`}
          label="截止日期"
          type="date"
          value={values.closesOn}
          problem={problems['closesOn']}
          hint="含当日；不填则不限"
          onChange={(closesOn) => change({ closesOn })}
        />
      </div>
      {save.error && <Refusal error={save.error} onRefresh={() => void refresh()} />}
      {held.isRebased && <Rebased />}
      <Button
        type="primary"
        htmlType="submit"
        aria-label={`保存${label}的设置`}
        loading={save.isPending}
        disabled={!isDirty && version !== null}
      >
        保存
      </Button>
    </form>
  )
}

const problemsIn = ({ opensOn, closesOn }: Values): Record<string, string> =>
  opensOn && closesOn && opensOn > closesOn ? { closesOn: '截止日期不能早于开始日期' } : {}
