import { Alert } from 'antd'
import type { CutColumn } from 'shared-types/reports/exchange/export-operations'

/** What the file could not hold in full, and whose it is: the office completes it where the file goes to. */
export function CutNotice({ cuts }: { cuts: readonly CutColumn[] }) {
  if (cuts.length === 0) return null
  const cells = cuts.reduce((sum, it) => sum + it.cells, 0)
  return (
    <Alert
      type="warning"
      showIcon
      className="export-cuts"
      title={`${cells.toLocaleString('zh-CN')} 处内容超过 DBF 一格的长度，文件中只有开头部分`}
      description={
        <>
          {cuts.map((it) => (
            <p key={it.label}>
              {it.label}（{it.cells.toLocaleString('zh-CN')} 处）：学号{' '}
              {it.studentNumbers.join('、')}
              {it.cells > it.studentNumbers.length && ` 等`}
            </p>
          ))}
          <p>系统中的内容没有改变，再次导入此文件也不会改短。需要全文的，请改用 Excel 导出。</p>
        </>
      }
    />
  )
}
