import { Alert, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { reportKinds } from 'shared-types/reports/report-kinds'
import type { ExportFormat } from 'shared-types/reports/exchange/export-operations'
import type { ReportFilter } from 'shared-types/reports/schemas'
import { errorText, type OutputOf } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { useLinkTo } from '../../app/working-year'
import { Loaded } from '../../layout/loaded'
import { usePreferences, type ListPreferences } from '../../lists/use-preferences'
import { ColumnChoice, type ColumnsWanted } from './column-choice'
import './export.css'
import { FormatChoice } from './format-choice'
import { rowsText } from './export-words'
import { chosenColumns, namesOf, settingsOf, shownColumns } from './shown-columns'

interface ExportDialogProps {
  filter: ReportFilter
  shown: readonly string[]
  onClose: () => void
}

/** How many rows, which columns, as what; above the quota also why. */
export function ExportDialog(props: ExportDialogProps) {
  const { filter, onClose } = props
  const preview = useOperation('reports.preview-export', filter, { staleTime: 0 })
  const preferences = usePreferences(`${filter.kind}-export`)
  const title = `导出${reportKinds[filter.kind].label}`
  if (!preview.data || !preferences.isLoaded)
    return (
      <Modal open title={title} footer={null} onCancel={onClose} closable={closable}>
        <Loaded query={preview}>{() => null}</Loaded>
      </Modal>
    )
  return <Wishes {...props} title={title} preview={preview.data} preferences={preferences} />
}

const closable = { 'aria-label': '关闭' }

interface WishesProps extends ExportDialogProps {
  title: string
  preview: OutputOf<'reports.preview-export'>
  preferences: ListPreferences
}

function Wishes({ filter, shown, title, preview, preferences, onClose }: WishesProps) {
  const [wanted, setWanted] = useState<ColumnsWanted>(preferences.columns ? 'chosen' : 'all')
  const [chosen, setChosen] = useState(() => chosenColumns(preview.columns, preferences.columns))
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [reason, setReason] = useState('')
  const { start, error, isPending } = useStart(filter)
  const columns = {
    all: namesOf(preview.columns),
    shown: shownColumns(preview.columns, shown),
    chosen,
  }[wanted]
  const isMissing = preview.needsApproval && reason.trim() === ''
  const confirm = () => {
    preferences.saveColumns(wanted === 'chosen' ? settingsOf(preview.columns, chosen) : null)
    start({ format, columns, ...(preview.needsApproval && { reason: reason.trim() }) })
  }
  return (
    <Modal
      open
      width={640}
      title={title}
      okText={preview.needsApproval ? '提交申请' : '开始导出'}
      cancelText="取消"
      okButtonProps={{
        loading: isPending,
        disabled: preview.total === 0 || columns.length === 0 || isMissing,
      }}
      onOk={confirm}
      onCancel={onClose}
      closable={closable}
    >
      <div className="export-wishes">
        <p role="status">
          {preview.total === 0
            ? '没有符合当前筛选条件的记录。'
            : `符合当前筛选条件的记录共 ${rowsText(preview.total)}。`}
        </p>
        <ColumnChoice
          columns={preview.columns}
          wanted={wanted}
          onWant={setWanted}
          chosen={chosen}
          onChoose={setChosen}
        />
        <FormatChoice format={format} onChange={setFormat} />
        {preview.needsApproval && <Reason preview={preview} reason={reason} onChange={setReason} />}
        {error && <Alert type="error" showIcon role="alert" title={errorText(error)} />}
      </div>
    </Modal>
  )
}

type Wish = Pick<
  Parameters<ReturnType<typeof useAction<'reports.start-export'>>['mutate']>[0],
  'format' | 'columns' | 'reason'
>

function useStart(filter: ReportFilter) {
  const navigate = useNavigate()
  const linkTo = useLinkTo()
  const action = useAction('reports.start-export')
  const start = (wish: Wish) =>
    action.mutate(
      { ...filter, ...wish },
      { onSuccess: () => void navigate(linkTo(`/reports/${filter.kind}/exports`)) },
    )
  return { start, error: action.error, isPending: action.isPending }
}

interface ReasonProps {
  preview: OutputOf<'reports.preview-export'>
  reason: string
  onChange: (reason: string) => void
}

function Reason({ preview: { quota, exportedToday }, reason, onChange }: ReasonProps) {
  const id = useId()
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title="超过导出限额，须由另一名有审批权限的人员同意"
        description={`单次限额 ${rowsText(quota.rowsPerExport)}，每日限额 ${rowsText(quota.rowsPerDay)}；您今天已导出 ${rowsText(exportedToday)}。`}
      />
      <div>
        <label htmlFor={id}>导出理由（必填）</label>
        <Input.TextArea
          id={id}
          aria-required
          autoSize={{ minRows: 2, maxRows: 4 }}
          maxLength={200}
          value={reason}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </>
  )
}
