import { useOperation } from '../../api/use-operation'
import { useSession } from '../../app/session'
import { useWorkingYear } from '../../app/working-year'
import { Loaded } from '../../layout/loaded'
import { Page } from '../../layout/page'
import { SwitchForm } from './switch-form'

/** 「上报设置」: who may report what, and when. The centre's switch stands above every school's. */
export function ReportingPage() {
  const { level } = useSession()
  const year = useWorkingYear()
  const isCentre = level === 'centre'
  const query = useOperation('settings.list-switches', { year }, { refetchOnWindowFocus: false })
  return (
    <Page
      title={isCentre ? '上报开关' : '上报设置'}
      note={`${year} 年，${isCentre ? '对全省院校生效' : '对本校学生生效'}`}
    >
      <Loaded query={query}>
        {({ switches }) => (
          <div className="switch-panels">
            {switches.map((it) => (
              <SwitchForm
                key={`${year} ${it.kind}`}
                year={year}
                found={it}
                isCentre={isCentre}
                onRefresh={async () => {
                  const { data } = await query.refetch()
                  return data?.switches.find(({ kind }) => kind === it.kind)
                }}
              />
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  )
}
