import { useParams } from 'react-router'
import { versionedTableIds } from 'shared-types/codes/versioned-tables'
import { useOperation } from '../api/use-operation'
import { useLinkTo } from '../app/working-year'
import { Section } from '../layout/facts'
import { LinkButton } from '../layout/link-button'
import { Loaded } from '../layout/loaded'
import { Page } from '../layout/page'
import { Panel } from '../layout/panel'
import { SearchBox } from '../lists/search-box'
import { useUrlState } from '../lists/url-state'
import { useSearch } from '../lists/use-search'
import { NotFoundPage } from '../shell/not-found-page'
import { EntryTable } from './entry-table'
import { VersionTable } from './version-table'
import { versionsOf, type CodeVersion } from './code-version'

/** One table: its versions, and the entries of the one that is chosen. */
export function CodeTablePage() {
  const { table } = useParams()
  const id = versionedTableIds.find((it) => it === table)
  const linkTo = useLinkTo()
  const query = useOperation('codes.list', {})
  if (!id) return <NotFoundPage />
  const versions = versionsOf(query.data?.versions ?? [], id)
  return (
    <Page
      title={versions[0]?.label ?? '代码表'}
      note="代码表"
      actions={
        <>
          <LinkButton to={linkTo('/settings/codes')}>返回代码表</LinkButton>
          <LinkButton type="primary" to={linkTo(`/settings/codes/${id}/import`)}>
            导入新版本
          </LinkButton>
        </>
      }
    >
      <Loaded query={query}>{() => <Versions versions={versions} />}</Loaded>
    </Page>
  )
}

/** The newest one unless the address asks for another. */
function Versions({ versions }: { versions: CodeVersion[] }) {
  const { params, set } = useUrlState()
  const shown = versions.find((it) => it.version === params.get('version')) ?? versions[0]
  if (!shown) return null
  return (
    <>
      <Panel style={{ marginBottom: 16 }}>
        <Section title="版本">
          <VersionTable
            versions={versions}
            shown={shown}
            onShow={(version) =>
              set({ version: version === versions[0]?.version ? undefined : version })
            }
          />
        </Section>
      </Panel>
      <Panel>
        <Section title={`版本 ${shown.version} 的内容`}>
          <Entries about={shown} />
        </Section>
      </Panel>
    </>
  )
}

function Entries({ about }: { about: CodeVersion }) {
  const { search } = useSearch()
  // A version serves its first cohort, whatever follows it.
  const query = useOperation(
    'codes.get',
    { table: about.table, year: about.validFromYear },
    { staleTime: 300_000 },
  )
  return (
    <>
      <div role="search" aria-label="筛选" className="filter-bar">
        <SearchBox hint="代码或名称" />
      </div>
      <Loaded query={query}>
        {({ entries }) => <EntryTable key={about.version} entries={entries} search={search} />}
      </Loaded>
    </>
  )
}
