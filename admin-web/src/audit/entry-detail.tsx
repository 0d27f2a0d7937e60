import { Button } from 'antd'
import { factLabel } from 'shared-types/audit/fact-text'
import { firstPage, useUrlState } from '../lists/url-state'
import './audit.css'
import { differencesOf, type AuditEntry } from './difference'

/** What one operation changed, and from where it came. */
export function EntryDetail({ entry }: { entry: AuditEntry }) {
  const differences = differencesOf(entry)
  return (
    <div className="audit-facts">
      {differences.length === 0 ? (
        <p className="quiet" style={{ margin: 0 }}>
          这项操作没有改动记录的内容。
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">变更前</th>
              <th scope="col">变更后</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((it) => (
              <tr key={it.name} className={it.isChanged ? 'changed' : 'unchanged'}>
                <th scope="row">{factLabel(it.name)}</th>
                <td>{it.before || '—'}</td>
                <td>{it.after || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <About entry={entry} />
    </div>
  )
}

function About({ entry }: { entry: AuditEntry }) {
  const { set } = useUrlState()
  const { subjectId } = entry
  return (
    <div className="audit-about">
      <span>{entry.schoolName}</span>
      <span>第 {entry.sequence} 条</span>
      {entry.address && (
        <span>
          IP {entry.address}（{entry.region}）
        </span>
      )}
      {subjectId && (
        <>
          <span>记录编号 {subjectId}</span>
          <Button
            type="link"
            size="small"
            style={{ paddingInline: 0 }}
            onClick={() => set({ ...firstPage, subjectId })}
          >
            只看这条记录
          </Button>
        </>
      )}
    </div>
  )
}
