import { DownloadOutlined, FileExcelOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Flex, Typography, Upload } from 'antd'
import { errorText } from '../api/call'
import { openLink } from '../api/open-link'
import { uploadFile } from '../api/upload-file'
import { useImportSubject } from './import-subject'

export function UploadWorkbook({ onUploaded }: { onUploaded: (fileId: string) => void }) {
  const { label, fields } = useImportSubject()
  const required = fields.filter((it) => it.required).map((it) => it.label)
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile('import-file', file),
    onSuccess: ({ fileId }) => onUploaded(fileId),
  })
  return (
    <Flex vertical gap={16} style={{ maxWidth: 720 }}>
      <Typography.Text>
        请用 Excel 工作簿（.xlsx）或 DBF 文件上传{label}；工作簿第一行为列名，至少含
        {required.join('、')}。全部检查完之前不会写入任何数据。
      </Typography.Text>
      <TemplateButton />
      {upload.error && <Alert type="error" showIcon title={errorText(upload.error)} role="alert" />}
      <Upload.Dragger
        accept=".xlsx,.dbf"
        multiple={false}
        showUploadList={false}
        disabled={upload.isPending}
        beforeUpload={(file) => {
          upload.mutate(file)
          return false
        }}
        aria-label="选择要导入的文件"
      >
        <p style={{ margin: '12px 0 8px' }}>
          <FileExcelOutlined style={{ fontSize: 36, color: 'var(--green)' }} aria-hidden="true" />
        </p>
        <p>
          {upload.isPending
            ? `正在上传 ${upload.variables.name} …`
            : '点击选择文件，或把文件拖到这里'}
        </p>
        <p style={{ color: 'var(--quiet)' }}>仅限 .xlsx 或 .dbf，20 MB 以内</p>
      </Upload.Dragger>
    </Flex>
  )
}

function TemplateButton() {
  const { subject } = useImportSubject()
  const download = useMutation({
    mutationFn: () => openLink('imports.template', { subject }, 'save'),
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
