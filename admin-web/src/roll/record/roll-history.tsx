import { Timeline } from 'antd'
import { rollFields } from 'shared-types/students/roll-fields'
import type { RollAction } from 'shared-types/students/roll-record'
import { showTime } from '../../layout/times'
import type { RollRecord } from '../edit/use-roll-edit'

const labels: Record<RollAction, string> = {
  update: '修改学籍',
  'confirm-identity': '当面核验',
  bind: '绑定微信',
  unbind: '解除微信绑定',
}

const fieldLabel = (name: string) =>
  name === 'year' ? '工作年份' : (rollFields.find((it) => it.name === name)?.label ?? name)

/** Corrections and bindings, latest first. Former and new values are kept, but not shown here. */
export function RollHistory({ entries }: { entries: RollRecord['history'] }) {
  if (entries.length === 0) return <p className="quiet">还没有修改过</p>
  return (
    <Timeline
      className="history"
      items={entries.map((entry, at) => ({
        key: `${entry.at}-${at}`,
        color: entry.action === 'unbind' ? 'red' : 'blue',
        content: (
          <>
            <strong>{labels[entry.action]}</strong>　{entry.actorName || '学生本人'}
            <div className="quiet">{showTime(entry.at)}</div>
            {entry.fields.length > 0 && (
              <div>修改了：{entry.fields.map(fieldLabel).join('、')}</div>
            )}
            {entry.reason && <div className="opinion">原因：{entry.reason}</div>}
          </>
        ),
      }))}
    />
  )
}
