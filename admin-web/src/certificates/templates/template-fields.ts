import type { TemplateFacts } from 'shared-types/certificates/template-operations'

export const schoolSealLabels: Record<TemplateFacts['schoolSeal'], string> = {
  none: '不印',
  left: '印在签发机关印章左侧',
  right: '印在签发机关印章右侧',
}

interface TextLine {
  name: 'authority' | 'remark' | 'statement'
  label: string
  maxLength: number
  isRequired?: boolean
  hint?: string
}

export const textFields: readonly TextLine[] = [
  { name: 'authority', label: '签发机关', maxLength: 40 },
  {
    name: 'remark',
    label: '备注',
    maxLength: 60,
    hint: '派遣方案没有备注内容时印在备注栏，可以留空',
  },
  { name: 'statement', label: '页脚说明', maxLength: 60, isRequired: true },
]

interface NumberLine {
  name: {
    [K in keyof TemplateFacts]: TemplateFacts[K] extends number ? K : never
  }[keyof TemplateFacts]
  label: string
  unit: string
  min: number
  max: number
}

export const numberFields: readonly NumberLine[] = [
  { name: 'reportWithinDays', label: '报到期限', unit: '自签发日起，天', min: 1, max: 730 },
  { name: 'titleSize', label: '标题字号', unit: '磅', min: 24, max: 40 },
  { name: 'textSize', label: '正文字号', unit: '磅，内容长时自动缩小', min: 11, max: 14 },
  { name: 'sealDiameterMm', label: '印章直径', unit: '毫米', min: 36, max: 46 },
]
