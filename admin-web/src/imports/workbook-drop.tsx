import { FileExcelOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Flex, Upload } from 'antd'
import { errorText } from '../api/call'
import { uploadFile } from '../api/upload-file'

/** Takes a workbook or DBF file, chosen or dropped, and sends it to storage. */
export function WorkbookDrop({ onUploaded }: { onUploaded: (fileId: string) => void }) {
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile('import-file', file),
    onSuccess: ({ fileId }) => onUploaded(fileId),
  })
  return (
    <Flex vertical gap={16}>
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
