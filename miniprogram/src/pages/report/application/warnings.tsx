import { Text } from '@tarojs/components'
import type { Application } from 'shared-types/reports/schemas'
import { Notice } from '../../../components/state/notice'

/** What a reviewer will be told as well. */
export const Warnings = ({ application }: { application: Application }) =>
  application.warnings.map((it) => (
    <Notice key={it} kind="warning">
      <Text className="application-warning">{it}</Text>
    </Notice>
  ))
