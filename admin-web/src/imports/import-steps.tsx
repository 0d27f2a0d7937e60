import { Grid, Steps } from 'antd'

const titles = ['上传文件', '对应列', '检查', '完成']

export function ImportSteps({ current }: { current: 0 | 1 | 2 | 3 }) {
  const isNarrow = Grid.useBreakpoint().md === false
  if (isNarrow)
    return (
      <p style={{ marginTop: 0 }}>
        第 {current + 1} 步，共 {titles.length} 步：<strong>{titles[current]}</strong>
      </p>
    )
  return (
    <Steps
      size="small"
      current={current}
      items={titles.map((title) => ({ title }))}
      style={{ maxWidth: 720, marginBottom: 24 }}
    />
  )
}
