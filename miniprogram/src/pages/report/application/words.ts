import type { ApplicationKind } from 'shared-types/reports/workflow'

interface Words {
  /** What is applied for. */
  change: string
  help: string
  abandon: string
}

export const applicationWords: Record<ApplicationKind, Words> = {
  dispatch: {
    change: '改派',
    help: '请填写新的派遣去向并上传材料。提交前，原派遣方案和证书不变；省中心审核通过后，原证书作废，同时签发新证书。',
    abandon: '放弃后恢复为原派遣方案，原证书继续有效。确定放弃改派吗？',
  },
  employment: {
    change: '变更',
    help: '请按现在的情况修改，写明变更原因，并重新上传证明材料。省中心审核通过后，新的信息代替原来的；放弃变更的，恢复为原来的信息。',
    abandon: '放弃后恢复为原就业信息。确定放弃变更吗？',
  },
}
