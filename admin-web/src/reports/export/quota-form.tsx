import { Alert, App, Button, Flex, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { errorText, type OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'

type Quota = OutputOf<'reports.get-export-quota'>

const limits = [
  { name: 'rowsPerExport', label: '单次限额（行）', most: 100_000 },
  { name: 'rowsPerDay', label: '每人每日限额（行）', most: 1_000_000 },
] as const satisfies { name: keyof Quota; label: string; most: number }[]

/** What one person may take out alone. */
export function QuotaForm({ found }: { found: Quota }) {
  const { message } = App.useApp()
  const id = useId()
  const save = useAction('reports.set-export-quota')
  const [changes, setChanges] = useState<Partial<Quota>>({})
  const quota = { ...found, ...changes }
  const isChanged = limits.some(({ name }) => quota[name] !== found[name])
  return (
    <form
      aria-label="导出限额"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(quota, {
          onSuccess: () => {
            setChanges({})
            void message.success('导出限额已保存')
          },
        })
      }}
    >
      <p className="quiet export-note">
        超过任一限额的导出，须填写理由，由另一名有“导出审批”权限的人员同意；0 表示每次都须审批。
      </p>
      <Flex wrap gap={16} align="flex-end">
        {limits.map(({ name, label, most }) => (
          <div key={name}>
            <label htmlFor={`${id}-${name}`} className="export-heading">
              {label}
            </label>
            <div>
              <InputNumber
                id={`${id}-${name}`}
                min={0}
                max={most}
                precision={0}
                value={quota[name]}
                onChange={(value) => setChanges({ ...changes, [name]: value ?? 0 })}
                style={{ width: 160 }}
              />
            </div>
          </div>
        ))}
        <Button type="primary" htmlType="submit" disabled={!isChanged} loading={save.isPending}>
          保存
        </Button>
      </Flex>
      {save.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={errorText(save.error)}
          style={{ marginTop: 12 }}
        />
      )}
    </form>
  )
}
