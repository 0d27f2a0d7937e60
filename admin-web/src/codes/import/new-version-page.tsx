import { Alert, Button } from 'antd'
import { useParams } from 'react-router'
import { versionedTableIds, type VersionedTableId } from 'shared-types/codes/versioned-tables'
import { errorText, isRefused } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { useLinkTo } from '../../app/working-year'
import { WorkbookDrop } from '../../imports/workbook-drop'
import { LinkButton } from '../../layout/link-button'
import { Loaded } from '../../layout/loaded'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { useUrlState } from '../../lists/url-state'
import { NotFoundPage } from '../../shell/not-found-page'
import { versionsOf } from '../code-version'
import { Changes } from './changes'
import { VersionForm } from './version-form'

/** A new version of a table: the file, what it would change, then where it is from and whom it serves. */
export function NewVersionPage() {
  const { table } = useParams()
  const id = versionedTableIds.find((it) => it === table)
  const linkTo = useLinkTo()
  const { params, set } = useUrlState()
  const fileId = params.get('file')
  const list = useOperation('codes.list', {})
  if (!id) return <NotFoundPage />
  const latest = versionsOf(list.data?.versions ?? [], id)[0]
  return (
    <Page
      title={`导入${latest?.label ?? '代码表'}新版本`}
      actions={
        <>
          {fileId && <Button onClick={() => set({ file: undefined })}>换一个文件</Button>}
          <LinkButton to={linkTo(`/settings/codes/${id}`)}>返回</LinkButton>
        </>
      }
    >
      <Panel>
        {fileId ? (
          <Inspection key={fileId} table={id} fileId={fileId} />
        ) : (
          <div style={{ maxWidth: 720 }}>
            <p style={{ marginTop: 0 }}>
              请上传新版本的全部代码，第一行为列名：代码、名称（必填），级别（1 为大类，2
              为可选项）、部标代码（可不填）。文件中没有的代码，新版本中就不能再选。
            </p>
            <WorkbookDrop onUploaded={(file) => set({ file })} />
          </div>
        )}
      </Panel>
    </Page>
  )
}

function Inspection({ table, fileId }: { table: VersionedTableId; fileId: string }) {
  const query = useOperation('codes.inspect', { table, fileId }, { staleTime: Infinity })
  const former = useOperation('codes.get', { table, year: 2100 }, { staleTime: 300_000 })
  if (isRefused(query.error, 'workbook-refused') || isRefused(query.error, 'not-found'))
    return <Alert type="error" showIcon title={errorText(query.error)} />
  return (
    <Loaded query={query}>
      {(found) =>
        found.problems.length > 0 ? (
          <Faulty problems={found.problems} />
        ) : (
          <>
            <Changes found={found} former={former.data?.entries ?? []} />
            <VersionForm table={table} fileId={fileId} />
          </>
        )
      }
    </Loaded>
  )
}

const Faulty = ({ problems }: { problems: string[] }) => (
  <Alert
    type="error"
    showIcon
    title="文件有误，没有写入任何数据。请改正后重新上传："
    description={
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {problems.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
    }
  />
)
