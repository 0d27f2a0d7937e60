import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Typography } from 'antd'
import { errorText } from '../api/call'
import { openLink } from '../api/open-link'
import { useWorkingYear } from '../app/working-year'
import { useImportSubject } from './import-subject'
import { WorkbookDrop } from './workbook-drop'

export function UploadWorkbook({ onUploaded }: { onUploaded: (fileId: string) => void }) {
  const { label, fields } = useImportSubject()
  const required = fields.filter((it) => it.required).map((it) => it.label)
  const least = required.length > 0 ? required.join('、') : '学号或身份证号'
  return (
    <Flex vertical gap={16} style={{ maxWidth: 720 }}>
      <Typography.Text>
        请用 Excel 工作簿（.xlsx）或 DBF 文件上传{label}；工作簿第一行为列名，至少含{least}
        。全部检查完之前不会写入任何数据。
      </Typography.Text>
      <TemplateButton />
      <WorkbookDrop onUploaded={onUploaded} />
    </Flex>
  )
}

function TemplateButton() {
  const year = useWorkingYear()
  const { subject } = useImportSubject()
  const download = useMutation({
    mutationFn: () => openLink('imports.template', { subject, year }, 'save'),
  })
  return (
    <div>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={download.isPending}
        onClick={() => download.mutate()}
      >
        下载数据模板
      </Button>
      {download.error && (
        <Typography.Text type="danger" role="alert" style={{ marginInlineStart: 12 }}>
          {errorText(download.error)}
        </Typography.Text>
      )}
    </div>
  )
}
