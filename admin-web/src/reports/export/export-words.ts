import type { ReportExport } from 'shared-types/reports/exchange/export-operations'

export const exportStateLabels: Record<ReportExport['state'], string> = {
  waiting: '等待审批',
  running: '正在生成',
  done: '可下载',
  stopped: '已停止',
  refused: '未获同意',
  expired: '已过期',
}

export const rowsText = (rows: number) => `${rows.toLocaleString('zh-CN')} 行`
