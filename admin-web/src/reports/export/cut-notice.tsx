import { WarningOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { CutColumn } from 'shared-types/reports/exchange/export-operations'

const WHAT_IT_MEANS =
  '这些内容超过该列的宽度（最宽 254 字节，即 127 个汉字），文件中只有开头部分。系统中的内容没有改变，再次导入此文件也不会改短。需要全文的，请改用 Excel 导出。'

const count = (cells: number) => `${cells.toLocaleString('zh-CN')} 处`

/** What the file could not hold in full, and whose it is: the office completes it where the file goes to. */
export function CutNotice({ cuts }: { cuts: readonly CutColumn[] }) {
  const [isOpen, setOpen] = useState(false)
  if (cuts.length === 0) return null
  const close = () => setOpen(false)
  return (
    <>
      <Button
        size="small"
        className="export-cuts"
        icon={<WarningOutlined aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {count(cuts.reduce((sum, it) => sum + it.cells, 0))}未写全
      </Button>
      <Modal
        open={isOpen}
        title="DBF 一格放不下的内容"
        onCancel={close}
        closable={{ 'aria-label': '关闭' }}
        footer={<Button onClick={close}>知道了</Button>}
      >
        <p>{WHAT_IT_MEANS}</p>
        {cuts.map(({ label, cells, studentNumbers }) => (
          <section key={label} aria-label={label}>
            <h3 className="export-heading">
              {label}（{count(cells)}）
            </h3>
            <p className="export-cut-numbers">
              学号：{studentNumbers.join('、')}
              {cells > studentNumbers.length && ' 等'}
            </p>
          </section>
        ))}
      </Modal>
    </>
  )
}
