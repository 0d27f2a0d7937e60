import type { OutputOf } from '../api/call'

export type Import = OutputOf<'imports.get'>
type ImportState = Import['state']

export const importStateLabels: Record<ImportState, string> = {
  checking: '正在检查',
  checked: '待确认',
  applying: '正在导入',
  applied: '已导入',
  refused: '文件被拒绝',
  discarded: '已放弃',
  failed: '未能完成',
}

export const isRunning = (state: ImportState | undefined) =>
  state === 'checking' || state === 'applying'
