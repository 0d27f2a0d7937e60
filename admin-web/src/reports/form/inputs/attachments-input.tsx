import type { Attachment } from 'shared-types/reports/schemas'
import { UploadList } from '../../../files/upload-list'
import type { InputProps } from '../../../forms/inputs/input-props'

/** The value is the ids of the files, separated by commas. */
export function AttachmentsInput(props: InputProps & { attachments: readonly Attachment[] }) {
  const { id, field, value, onChange, attachments } = props
  return (
    <UploadList
      id={id}
      label={field.label}
      purpose="attachment"
      files={attachments}
      ids={value.split(',').filter(Boolean)}
      onChange={(ids) => onChange(ids.join(','))}
    />
  )
}
