import { Button } from 'antd'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { LinkButton } from '../layout/link-button'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { useUrlState } from '../lists/url-state'
import { useImportSubject } from './import-subject'
import { ImportSteps } from './import-steps'
import { MatchColumns } from './match-columns'
import { UploadWorkbook } from './upload-workbook'

/** First half of an import: the workbook, then its columns. The uploaded file is in the address, so reloading is safe. */
export function NewImportPage() {
  const year = useWorkingYear()
  const { params, set } = useUrlState()
  const fileId = params.get('file')
  const linkTo = useLinkTo()
  const { label, path, isOfYear } = useImportSubject()
  return (
    <Page
      title={`导入${label}`}
      note={isOfYear && `${year} 年`}
      actions={
        <>
          {fileId && <Button onClick={() => set({ file: undefined })}>换一个文件</Button>}
          <LinkButton to={linkTo(`${path}/imports`)}>导入记录</LinkButton>
        </>
      }
    >
      <Panel>
        <ImportSteps current={fileId ? 1 : 0} />
        {fileId ? (
          <MatchColumns key={fileId} fileId={fileId} />
        ) : (
          <UploadWorkbook onUploaded={(id) => set({ file: id })} />
        )}
      </Panel>
    </Page>
  )
}
