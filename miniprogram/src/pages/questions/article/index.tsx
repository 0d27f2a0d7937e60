import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useOperation } from '../../../api/use-operation'
import { Button } from '../../../components/form/button'
import { Card } from '../../../components/layout/card'
import { Screen } from '../../../components/layout/screen'
import { RichText } from '../../../components/rich-text/rich-text'
import { Loaded } from '../../../components/state/loaded'
import { newAppealPage } from '../../../navigation/pages'
import { goTo } from '../../../platform/page'
import './index.scss'

export default function QuestionPage() {
  const { id = '' } = useRouter().params
  const asked = useOperation('questions.read', { id })
  return (
    <Screen title="常见问题">
      <Loaded asked={asked}>
        {({ topic, question, answer }) => (
          <>
            <Card>
              <View className="answer__title" {...{ role: 'heading', 'aria-level': '2' }}>
                {question}
              </View>
              <Text className="answer__topic">{topic}</Text>
              <RichText body={answer} />
            </Card>
            <Button className="to-appeal" kind="plain" onTap={() => goTo(newAppealPage('other'))}>
              没有解决？去申诉
            </Button>
          </>
        )}
      </Loaded>
    </Screen>
  )
}
