import { Text } from '@tarojs/components'
import type { Reassignment } from 'shared-types/reports/schemas'
import { Notice } from '../../../components/state/notice'

/** What a reviewer will be told as well. */
export const Warnings = ({ reassignment }: { reassignment: Reassignment }) =>
  reassignment.warnings.map((it) => (
    <Notice key={it} kind="warning">
      <Text className="reassignment-warning">{it}</Text>
    </Notice>
  ))
