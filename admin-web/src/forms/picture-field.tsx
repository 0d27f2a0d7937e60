import { DeleteOutlined, PictureOutlined, UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Typography, Upload } from 'antd'
import { fileLimits } from 'shared-types/files/file-limits'
import { errorText } from '../api/call'
import { uploadFile } from '../api/upload-file'
import { useOperation } from '../api/use-operation'
import { inputId, problemId } from './inputs/input-props'
import './forms.css'

interface PictureFieldProps {
  /** Of the field that a refusal names: its button gets the focus then. */
  name?: string
  label: string
  fileId: string | null
  /** What it should be, where that is more than any picture. */
  hint?: string
  /** Narrower than what the server takes as a picture. */
  mediaTypes?: readonly string[]
  problem?: string | undefined
  /** Undefined for those who may only look. */
  onChange: ((fileId: string | null) => void) | undefined
}

const { maxBytes, mediaTypes: anyPicture } = fileLimits['school-picture']

/** A picture as it will be shown; it counts once the form is saved. */
export function PictureField({
  name,
  label,
  fileId,
  hint,
  mediaTypes = anyPicture,
  problem,
  onChange,
}: PictureFieldProps) {
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile('school-picture', file),
    onSuccess: (file) => onChange?.(file.fileId),
  })
  return (
    <div role="group" aria-label={label}>
      <div style={{ marginBottom: 4 }}>{label}</div>
      <div className="picture-box">
        {fileId ? <Preview fileId={fileId} label={label} /> : <None />}
      </div>
      {onChange && (
        <Flex gap={8} wrap>
          <Upload
            accept={mediaTypes.join(',')}
            showUploadList={false}
            disabled={upload.isPending}
            beforeUpload={(file) => {
              upload.mutate(file)
              return false
            }}
          >
            <Button
              {...(name && { id: inputId(name), 'aria-describedby': problemId(inputId(name)) })}
              icon={<UploadOutlined aria-hidden />}
              loading={upload.isPending}
            >
              {fileId ? '更换' : '上传'}
              {label}
            </Button>
          </Upload>
          {fileId && (
            <Button
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`移除${label}`}
              onClick={() => onChange(null)}
            >
              移除
            </Button>
          )}
        </Flex>
      )}
      {upload.error || problem ? (
        <div role="alert" className="problem" {...(name && { id: problemId(inputId(name)) })}>
          {upload.error ? errorText(upload.error) : problem}
        </div>
      ) : (
        onChange && (
          <div className="quiet">
            {hint ?? `JPG 或 PNG 图片，${maxBytes / 1024 / 1024} MB 以内`}
          </div>
        )
      )}
    </div>
  )
}

const None = () => (
  <Flex vertical align="center" gap={4} className="quiet">
    <PictureOutlined style={{ fontSize: 28 }} aria-hidden />
    未上传
  </Flex>
)

/** The link lasts a few minutes: long enough to load, and asked for anew when the page comes back. */
function Preview({ fileId, label }: { fileId: string; label: string }) {
  const link = useOperation('files.link', { fileId }, { staleTime: 60_000 })
  if (link.error) return <Typography.Text type="secondary">{errorText(link.error)}</Typography.Text>
  return link.data ? <img src={link.data.url} alt={label} /> : null
}
