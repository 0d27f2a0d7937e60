import { Text, View } from '@tarojs/components'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { Button } from '../../components/form/button'
import { Problem } from '../../components/state/problem'

interface Props {
  checkId: string
  onAnswered: () => void
}

/** Stands where a provider's camera would be, and says so. */
export function SandboxCheck({ checkId, onAnswered }: Props) {
  const { busy, error, run } = useAction()
  const answer = async (outcome: 'passed' | 'failed') => {
    const answered = await run(outcome, async () => {
      await call('identity.answer-sandbox-face-check', { checkId, outcome })
    })
    if (answered) onAnswered()
  }
  return (
    <View className="sandbox">
      <Text className="sandbox__title">沙箱实名认证 · 仅供演示</Text>
      <Text className="sandbox__text">
        这里没有进行人脸识别。正式环境中，此页由认证服务机构的人脸识别代替；认证记录会注明“沙箱”。
      </Text>
      <Problem error={error} />
      <Button
        className="pass"
        busy={busy === 'passed'}
        disabled={busy !== undefined}
        onTap={() => void answer('passed')}
      >
        通过
      </Button>
      <Button
        className="fail"
        kind="danger"
        busy={busy === 'failed'}
        disabled={busy !== undefined}
        onTap={() => void answer('failed')}
      >
        不通过
      </Button>
    </View>
  )
}
