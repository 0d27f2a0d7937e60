import { Drawer, Timeline } from 'antd'
import type { ReportKindName } from 'shared-types/reports/workflow'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { Nothing } from '../../layout/nothing'
import { showTime } from '../../layout/times'

interface VersionDrawerProps {
  kind: ReportKindName
  year: number
  onClose: () => void
}

/** Who changed the form when, and what, the latest first. */
export function VersionDrawer({ kind, year, onClose }: VersionDrawerProps) {
  const query = useOperation('reports.list-field-versions', { kind, year })
  return (
    <Drawer open onClose={onClose} size={480} title="版本记录" closable={{ 'aria-label': '关闭' }}>
      <p className="quiet" style={{ marginTop: 0 }}>
        审核中和已完成的记录按填写时的版本显示，草稿和退回的记录按最新版本填写。
      </p>
      <Loaded query={query}>
        {({ versions }) =>
          versions.length === 0 ? (
            <Nothing>还没有保存过字段设置。</Nothing>
          ) : (
            <Timeline
              items={versions.map((it) => ({
                key: String(it.version),
                content: (
                  <>
                    <strong>第 {it.version} 版</strong>　{it.savedByName}
                    <div className="quiet">{showTime(it.savedAt)}</div>
                    <ul className="fields-changes">
                      {it.changes.length === 0 && <li>内容与上一版相同</li>}
                      {it.changes.map((change) => (
                        <li key={change}>{change}</li>
                      ))}
                    </ul>
                  </>
                ),
              }))}
            />
          )
        }
      </Loaded>
    </Drawer>
  )
}
