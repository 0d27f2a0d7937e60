import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { ReportFilter } from 'shared-types/reports/schemas'
import { useLinkTo } from '../../app/working-year'
import { LinkButton } from '../../layout/link-button'
import { ExportDialog } from './export-dialog'

interface ExportButtonProps {
  filter: ReportFilter
  /** Keys of the columns that the list shows. */
  shown: readonly string[]
}

/** What the filter shows, as a file that a job writes. */
export function ExportReports({ filter, shown }: ExportButtonProps) {
  const linkTo = useLinkTo()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => setOpen(true)}>
        导出
      </Button>
      <LinkButton to={linkTo(`/reports/${filter.kind}/exports`)}>导出记录</LinkButton>
      {isOpen && <ExportDialog filter={filter} shown={shown} onClose={() => setOpen(false)} />}
    </>
  )
}
