import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import {
  certificateKinds,
  certificateNames,
  type CertificateKind,
} from 'shared-types/certificates/certificate-kinds'
import { useOperation } from '../../api/use-operation'
import { Loaded } from '../../layout/loaded'
import { Page } from '../../layout/page'
import { Panel } from '../../layout/panel'
import { TemplateForm } from './template-form'
import { VersionList } from './version-list'
import './templates.css'

const isKind = (text: string | null): text is CertificateKind =>
  certificateKinds.some((it) => it === text)

/** 「证书模板」: what the centre words and lays out, with a sample to look at before it is saved. */
export function TemplatePage() {
  const query = useOperation('certificates.list-templates', {}, { refetchOnWindowFocus: false })
  const [params, setParams] = useSearchParams()
  const chosen = params.get('kind')
  const kind = isKind(chosen) ? chosen : 'destination-certificate'
  return (
    <Page title="证书模板" note="文字和版式由省中心决定，每次保存都是一个新版本">
      <Panel>
        <Segmented
          aria-label="证书种类"
          value={kind}
          options={certificateKinds.map((it) => ({ value: it, label: certificateNames[it] }))}
          onChange={(next) => setParams({ kind: next }, { replace: true })}
        />
        <p className="quiet">
          新版本只用于以后签发的证书；已签发的证书保留签发时的版本。标题、栏目和内容由平台统一，不能修改。
        </p>
        <Loaded query={query}>
          {({ templates, centreName }) => {
            const versions = templates.filter((it) => it.kind === kind)
            const [newest] = versions
            return (
              <>
                {newest && (
                  <TemplateForm
                    key={kind}
                    newest={newest}
                    centreName={centreName}
                    onRefresh={() => query.refetch()}
                  />
                )}
                <VersionList versions={versions} />
              </>
            )
          }}
        </Loaded>
      </Panel>
    </Page>
  )
}
