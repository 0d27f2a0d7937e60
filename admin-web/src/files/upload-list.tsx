import { DeleteOutlined, UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Typography, Upload } from 'antd'
import { useState } from 'react'
import type { FilePurpose } from 'shared-types/files/file-limits'
import { errorText } from '../api/call'
import { uploadFile } from '../api/upload-file'

interface UploadListProps {
  id: string
  label: string
  purpose: FilePurpose
  /** Those that the record had: their names. */
  files: readonly { id: string; name: string }[]
  ids: readonly string[]
  most?: number
  onChange: (ids: readonly string[]) => void
}

/** Files of a record in a form: sent at once, part of the record once it is saved. */
export function UploadList(props: UploadListProps) {
  const { id, label, purpose, files, ids, most = Infinity, onChange } = props
  const [added, setAdded] = useState<ReadonlyMap<string, string>>(new Map())
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(purpose, file),
    onSuccess: (file) => {
      setAdded((before) => new Map(before).set(file.fileId, file.name))
      onChange([...ids, file.fileId])
    },
  })
  const nameOf = (fileId: string) =>
    files.find((it) => it.id === fileId)?.name ?? added.get(fileId) ?? '附件'
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
            onClick={() => onChange(ids.filter((it) => it !== fileId))}
          />
        </Flex>
      ))}
      <Upload
        id={id}
        accept=".jpg,.jpeg,.png,.pdf"
        showUploadList={false}
        disabled={upload.isPending || ids.length >= most}
        beforeUpload={(file) => {
          upload.mutate(file)
          return false
        }}
      >
        <Button
          icon={<UploadOutlined aria-hidden />}
          loading={upload.isPending}
          disabled={ids.length >= most}
        >
          上传{label}
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
