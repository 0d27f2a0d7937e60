import { DeleteOutlined, UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Typography, Upload } from 'antd'
import { useState } from 'react'
import type { Attachment } from 'shared-types/reports/schemas'
import { errorText } from '../../../api/call'
import { uploadFile } from '../../../api/upload-file'
import type { InputProps } from '../../../forms/inputs/input-props'

/** The value is the ids of the files, separated by commas. */
export function AttachmentsInput(props: InputProps & { attachments: readonly Attachment[] }) {
  const { id, field, value, onChange, attachments } = props
  const [added, setAdded] = useState<ReadonlyMap<string, string>>(new Map())
  const ids = value.split(',').filter(Boolean)
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile('attachment', file),
    onSuccess: (file) => {
      setAdded((before) => new Map(before).set(file.fileId, file.name))
      onChange([...ids, file.fileId].join(','))
    },
  })
  const nameOf = (fileId: string) =>
    attachments.find((it) => it.id === fileId)?.name ?? added.get(fileId) ?? '附件'
  return (
    <Flex vertical gap={6} align="flex-start">
      {ids.map((fileId) => (
        <Flex key={fileId} gap={4} align="center">
          <span>{nameOf(fileId)}</span>
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`移除 ${nameOf(fileId)}`}
            onClick={() => onChange(ids.filter((it) => it !== fileId).join(','))}
          />
        </Flex>
      ))}
      <Upload
        id={id}
        accept=".jpg,.jpeg,.png,.pdf"
        showUploadList={false}
        disabled={upload.isPending}
        beforeUpload={(file) => {
          upload.mutate(file)
          return false
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />} loading={upload.isPending}>
          上传{field.label}
        </Button>
      </Upload>
      {upload.error && (
        <Typography.Text type="danger" role="alert">
          {errorText(upload.error)}
        </Typography.Text>
      )}
    </Flex>
  )
}
