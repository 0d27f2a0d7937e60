import { Text } from '@tarojs/components'
import { isRefusal, sentenceOf } from '../../api/use-action'
import { platform } from '../../platform/platform'
import { Button } from '../form/button'
import { Notice } from './notice'

/** What came of the last attempt, above the buttons; nothing when it went well. */
export function Problem({ error }: { error: Error | undefined }) {
  if (!error) return null
  return (
    <>
      <Notice kind="danger">
        <Text className="problem">{sentenceOf(error)}</Text>
      </Notice>
      {isRefusal(error, 'sign-in-required') && (
        <Button className="sign-in" kind="plain" onTap={() => platform.signIn()}>
          微信登录
        </Button>
      )}
    </>
  )
}
