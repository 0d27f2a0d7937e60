import { Radio } from 'antd'
import { useId } from 'react'
import {
  exportFormatLabels,
  exportFormats,
  type ExportFormat,
} from 'shared-types/reports/exchange/export-operations'

const notes: Record<ExportFormat, string> = {
  xlsx: '带水印：页眉页脚和“导出说明”工作表写明导出人、时间和学校。可修改后再导入。',
  dbf: '字段名和代码按部颁标准，供其他系统读取；一格最多 254 字节（127 个汉字），放不下的会在导出记录中列出。此格式没有水印，导出仍有记录。',
  csv: '纯文本，供其他程序读取；此格式没有水印，导出仍有记录。',
}

interface FormatChoiceProps {
  format: ExportFormat
  onChange: (format: ExportFormat) => void
}

export function FormatChoice({ format, onChange }: FormatChoiceProps) {
  const id = useId()
  return (
    <div>
      <div id={id} className="export-heading">
        文件格式
      </div>
      <Radio.Group
        aria-labelledby={id}
        value={format}
        onChange={(event) => onChange(event.target.value as ExportFormat)}
        options={exportFormats.map((it) => ({ value: it, label: exportFormatLabels[it] }))}
      />
      <p className="quiet">{notes[format]}</p>
    </div>
  )
}
