import type { ReviewBatch } from 'shared-types/reports/batch-operations'

export const batchActionLabels: Record<ReviewBatch['action'], string> = {
  approve: '批量通过',
  reject: '批量不通过',
}

export const batchStateLabels: Record<ReviewBatch['state'], string> = {
  running: '进行中',
  done: '已完成',
  stopped: '已停止',
}
