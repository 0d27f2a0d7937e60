import { Text } from '@tarojs/components'
import { sentenceOf } from '../../api/use-action'
import { Notice } from './notice'

/** What came of the last attempt, above the buttons; nothing when it went well. */
export function Problem({ error }: { error: Error | undefined }) {
  if (!error) return null
  return (
    <Notice kind="danger">
      <Text className="problem">{sentenceOf(error)}</Text>
    </Notice>
  )
}
