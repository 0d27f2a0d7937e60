import { useAction } from '../api/use-action'
import { ReasonDialog } from '../layout/reason-dialog'
import type { Certificate } from './words'

interface ReissueDialogProps {
  certificate: Certificate
  onClose: () => void
  onIssued: (id: string) => void
}

/** The records were put right after the certificate was issued: a new one takes its place. */
export function ReissueDialog({ certificate, onClose, onIssued }: ReissueDialogProps) {
  const reissue = useAction('certificates.reissue')
  return (
    <ReasonDialog
      title={`换发证书 ${certificate.number}`}
      label="换发原因"
      okText="换发"
      isPending={reissue.isPending}
      error={reissue.error}
      onConfirm={(reason) =>
        reissue.mutate(
          { id: certificate.id, reason },
          {
            onSuccess: ({ id }) => {
              onClose()
              onIssued(id)
            },
          },
        )
      }
      onRefresh={onClose}
      onClose={onClose}
    >
      <p>
        按学籍和派遣方案的现有内容签发新证书，编号和二维码随之更换；原证书的核验页面会显示“已被更换”。
      </p>
    </ReasonDialog>
  )
}
