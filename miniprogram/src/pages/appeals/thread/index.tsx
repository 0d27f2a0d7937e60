import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { AppealEntry, MyAppeal } from 'shared-types/appeals/schemas'
import {
  appealActionLabels,
  appealCategoryLabels,
  appealStateLabels,
} from 'shared-types/appeals/workflow'
import { useOperation } from '../../../api/use-operation'
import { AttachmentList } from '../../../components/attachments/attachment-list'
import { Card } from '../../../components/layout/card'
import { Cell } from '../../../components/layout/cell'
import { Screen } from '../../../components/layout/screen'
import { Loaded } from '../../../components/state/loaded'
import { timeInChina } from '../../../display/time'
import { appealFiles } from '../appeal-files'
import { dueText } from '../due-text'
import { AddForm } from './add-form'
import { CloseAppeal } from './close-appeal'
import './index.scss'

export default function AppealThreadPage() {
  const { id = '' } = useRouter().params
  const asked = useOperation('appeals.get-mine', { id }, { refreshOnShow: true })
  return (
    <Screen title="申诉详情">
      <Loaded asked={asked}>
        {(appeal) => <Thread appeal={appeal} onChange={asked.replace} onReload={asked.reload} />}
      </Loaded>
    </Screen>
  )
}

export interface ThreadProps {
  appeal: MyAppeal
  onChange: (appeal: MyAppeal) => void
  onReload: () => Promise<void>
}

function Thread(props: ThreadProps) {
  const { appeal } = props
  const { person, allowedActions } = appeal
  const due = dueText(appeal)
  return (
    <>
      <Card title={appealCategoryLabels[appeal.category]}>
        <Cell className="appeal-state" label="状态" value={appealStateLabels[appeal.state]} />
        {due && <Cell label="答复" value={due} />}
        <Cell label="学校" value={appeal.schoolName} />
        <Cell label="申诉人" value={person.name} />
        <Cell label="证件号码" value={person.maskedIdNumber} />
        {person.majorName && <Cell label="专业" value={person.majorName} />}
        {person.studentNumber && <Cell label="学号" value={person.studentNumber} />}
      </Card>
      <Card title="处理经过">
        {appeal.entries.map((it) => (
          <Entry key={it.id} entry={it} />
        ))}
      </Card>
      {/* A new form after each step: what was typed has been sent. */}
      {allowedActions.includes('add') && <AddForm key={appeal.version} {...props} />}
      {allowedActions.includes('close') && <CloseAppeal {...props} />}
    </>
  )
}

const parties: Record<AppealEntry['by'], string> = {
  appellant: '我',
  school: '学校',
  centre: '省中心',
}

function Entry({ entry: { by, action, at, text, attachments } }: { entry: AppealEntry }) {
  return (
    <View className={`entry entry--${by}`}>
      <Text className="entry__title">{`${parties[by]} · ${appealActionLabels[action]}`}</Text>
      <Text className="entry__time">{timeInChina(at)}</Text>
      {text && <Text className="entry__text">{text}</Text>}
      {attachments.length > 0 && <AttachmentList files={attachments} access={appealFiles({})} />}
    </View>
  )
}
