import type { Visitor } from 'shared-types/identity/operations'
import { allowedActions } from 'shared-types/reports/workflow'
import { newAppealPage, reportPage } from '../../navigation/pages'

/** Where a new number is entered. What was reviewed changes only with those who reviewed it. */
export function phoneChange({ reports }: Pick<Visitor, 'reports'>): { text: string; page: string } {
  const origin = reports.find((it) => it.kind === 'origin')
  const actions = origin ? allowedActions('student', origin.stage ?? 'draft') : []
  if (origin?.open && actions.includes('submit'))
    return { text: '在生源上报中填写', page: reportPage('origin') }
  if (origin?.open && actions.includes('withdraw'))
    return { text: '撤回生源上报后修改', page: reportPage('origin') }
  return { text: '请学校更正', page: newAppealPage('wrong-information') }
}
