import { Text } from '@tarojs/components'
import { nextStepAfter } from '../../api/next-step'
import { sentenceOf } from '../../api/use-action'
import { NextStepButton } from './next-step-button'
import { Notice } from './notice'

/** What came of the last attempt, above the buttons; nothing when it went well. */
export function Problem({ error }: { error: Error | undefined }) {
  if (!error) return null
  const step = nextStepAfter(error)
  return (
    <>
      <Notice kind="danger">
        <Text className="problem">{sentenceOf(error)}</Text>
      </Notice>
      {step && <NextStepButton step={step} kind="plain" />}
    </>
  )
}
