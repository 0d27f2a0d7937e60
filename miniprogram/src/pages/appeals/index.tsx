import { Text, View } from '@tarojs/components'
import { MOST_OPEN_APPEALS } from 'shared-types/appeals/appeal-limits'
import type { MyAppealRow } from 'shared-types/appeals/schemas'
import { appealCategoryLabels, appealStateLabels } from 'shared-types/appeals/workflow'
import { useOperation } from '../../api/use-operation'
import { Button } from '../../components/form/button'
import { Screen } from '../../components/layout/screen'
import { Tappable } from '../../components/layout/tappable'
import { Loaded } from '../../components/state/loaded'
import { Notice } from '../../components/state/notice'
import { Result } from '../../components/state/result'
import { timeInChina } from '../../display/time'
import { goTo } from '../../platform/page'
import { appealPage, newAppealPage } from '../../navigation/pages'
import { dueText } from './due-text'
import './index.scss'

export default function AppealsPage() {
  const asked = useOperation('appeals.list-mine', {}, { refreshOnShow: true })
  return (
    <Screen title="申诉中心">
      <Loaded asked={asked}>{({ appeals }) => <Appeals appeals={appeals} />}</Loaded>
    </Screen>
  )
}

function Appeals({ appeals }: { appeals: readonly MyAppealRow[] }) {
  const isFull = appeals.filter((it) => it.state !== 'closed').length >= MOST_OPEN_APPEALS
  return (
    <>
      {appeals.length === 0 && (
        <Result
          kind="empty"
          title="您还没有提交过申诉"
          text="认证或绑定失败、信息有误、对审核结果有异议时，可在此向学校提出，学校会在此回复。"
        />
      )}
      {appeals.map((it) => (
        <Row key={it.id} appeal={it} />
      ))}
      {isFull ? (
        <Notice>
          {`最多同时有 ${MOST_OPEN_APPEALS} 件未关闭的申诉，请在原申诉中补充说明，或关闭后再提交`}
        </Notice>
      ) : (
        <Button className="new-appeal" onTap={() => goTo(newAppealPage())}>
          提交申诉
        </Button>
      )}
    </>
  )
}

function Row({ appeal }: { appeal: MyAppealRow }) {
  const { id, category, state, excerpt, submittedAt } = appeal
  const due = dueText(appeal)
  return (
    <Tappable className="appeal" onTap={() => goTo(appealPage(id))}>
      <View className="appeal__head">
        <Text className="appeal__category">{appealCategoryLabels[category]}</Text>
        <Text className={`appeal__state appeal__state--${state}`}>{appealStateLabels[state]}</Text>
      </View>
      <Text className="appeal__excerpt">{excerpt}</Text>
      <Text className="appeal__time">{`${timeInChina(submittedAt)} 提交`}</Text>
      {due && <Text className="appeal__time">{due}</Text>}
    </Tappable>
  )
}
