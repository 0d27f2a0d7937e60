import { Button, Drawer, Grid } from 'antd'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { Report } from 'shared-types/reports/schemas'
import type { ReportKindName } from 'shared-types/reports/workflow'
import type { OutputOf } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { useMay, useSession } from '../../app/session'
import { Loaded } from '../../layout/loaded'
import { useLeave } from '../../layout/use-leave-warning'
import { EditForm } from '../form/edit-form'
import { StudentChoice } from './student-choice'

/** In the address, while the student is still to be chosen. */
export const NEW = 'new'

export function AddButton({ kind, onAdd }: { kind: ReportKindName; onAdd: () => void }) {
  const may = useMay()
  const { level } = useSession()
  if (level === 'centre' || !may(`${kind}.edit`) || !may('roll.view')) return null
  return <Button onClick={onAdd}>添加</Button>
}

interface AddDrawerProps {
  kind: ReportKindName
  /** A student, or NEW; undefined: closed. */
  asked: string | undefined
  onGo: (asked: string | undefined) => void
  onAdded: (id: string) => void
}

/** A report for a student who has none: whose, then the form of an edit. */
export function AddDrawer({ kind, asked, onGo, onAdded }: AddDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  const leave = useLeave()
  const close = () => onGo(undefined)
  return (
    <Drawer
      open={asked !== undefined}
      onClose={() => leave(close)}
      size={isWide ? 720 : '100%'}
      closable={{ 'aria-label': '关闭' }}
      title={`添加${reportKinds[kind].label}`}
    >
      {asked !== undefined && (
        <StudentChoice chosen={asked === NEW ? undefined : asked} onChoose={onGo} />
      )}
      {asked !== undefined && asked !== NEW && (
        <NewReport key={asked} {...{ kind, onAdded }} studentId={asked} onClose={close} />
      )}
    </Drawer>
  )
}

interface NewReportProps {
  kind: ReportKindName
  studentId: string
  onAdded: (id: string) => void
  onClose: () => void
}

function NewReport({ kind, studentId, onAdded, onClose }: NewReportProps) {
  const query = useOperation('reports.begin', { kind, studentId }, { refetchOnWindowFocus: false })
  const report = (found: OutputOf<'reports.begin'>) => asReport(kind, studentId, found)
  return (
    <Loaded query={query}>
      {(found) => (
        <>
          <p>
            {found.holder.name} · {found.holder.studentNumber} · {found.holder.majorName}
          </p>
          <EditForm
            report={report(found)}
            purpose="add"
            onRefresh={async () => {
              const { data } = await query.refetch()
              return { data: data && report(data) }
            }}
            onClose={onClose}
            onSaved={({ id }) => onAdded(id)}
          />
        </>
      )}
    </Loaded>
  )
}

/** What the form starts from; until there is a report, the student's id stands for it. */
const asReport = (
  kind: ReportKindName,
  studentId: string,
  { holder, initial, settings }: OutputOf<'reports.begin'>,
): Report => ({
  id: studentId,
  kind,
  submission: 'draft',
  stage: 'draft',
  source: 'school',
  version: 0,
  data: initial,
  updatedAt: '',
  submittedAt: null,
  opinion: null,
  holder,
  settings,
  newSettings: null,
  attachments: [],
  application: null,
  history: [],
  allowedActions: [],
})
