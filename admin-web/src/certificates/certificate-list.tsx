import { Button, Flex } from 'antd'
import { errorText } from '../api/call'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'
import { useMay } from '../app/session'
import { Loaded } from '../layout/loaded'
import { CertificateCard } from './certificate-card'

/** The certificates of one dispatch report, newest first. */
export function CertificateList({ reportId }: { reportId: string }) {
  const query = useOperation('certificates.list', { reportId })
  return (
    <Loaded query={query}>
      {({ certificates }) => (
        <Flex vertical gap={16} align="flex-start">
          {certificates.length === 0 && (
            <span className="quiet">
              还没有签发。派遣方案完成后，学生首次领取时签发，也可由省中心签发。
            </span>
          )}
          {!certificates.some((it) => it.state === 'in-force') && (
            <IssueButton reportId={reportId} />
          )}
          {certificates.map((it) => (
            <CertificateCard key={it.id} certificate={it} />
          ))}
        </Flex>
      )}
    </Loaded>
  )
}

function IssueButton({ reportId }: { reportId: string }) {
  const may = useMay()
  const issue = useAction('certificates.issue-one')
  if (!may('certificates.issue')) return null
  return (
    <>
      <Button loading={issue.isPending} onClick={() => issue.mutate({ reportId })}>
        签发证书
      </Button>
      {issue.error && (
        <div role="alert" className="problem">
          {errorText(issue.error)}
        </div>
      )}
    </>
  )
}
