import { Text } from '@tarojs/components'
import type { ArchiveState } from 'shared-types/archives/archive-states'
import type { Whereabouts } from 'shared-types/archives/schemas'
import { useOperation } from '../../api/use-operation'
import { useAction } from '../../api/use-action'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Notice } from '../../components/state/notice'
import { Problem } from '../../components/state/problem'
import { Result } from '../../components/state/result'
import { Timeline } from '../../components/state/timeline'
import { goTo } from '../../platform/page'
import { newAppealPage } from '../../navigation/pages'
import { TrackingNumber } from './tracking-number'
import { timelineOf } from './timeline-entries'
import { platform } from '../../platform/platform'
import './index.scss'

export default function ArchivePage() {
  const asked = useOperation('archives.mine', {}, { refreshOnShow: true })
  return (
    <Screen title="档案去向">
      <Loaded asked={asked}>
        {({ archive }) => (archive ? <Archive archive={archive} /> : <NotYet />)}
      </Loaded>
    </Screen>
  )
}

function NotYet() {
  return (
    <Result
      kind="empty"
      title="学校还没有登记您的档案去向"
      text="档案一般在毕业后由学校统一寄送，登记后可在此查看寄送进度。"
    >
      <Button className="ask" kind="plain" onTap={() => goTo(newAppealPage('other'))}>
        向学校询问
      </Button>
    </Result>
  )
}

/** What each state means for the person, and what to do about it. */
const advice: Record<ArchiveState, string> = {
  'to-send': '档案在学校，等待寄出',
  sent: '档案已寄出，通常需要 7 至 15 天，请勿自行拆封或携带',
  received: '接收单位已签收，如需确认可致电接收单位',
  returned: '档案被退回学校，请尽快联系学校档案负责人确认接收单位',
  kept: '档案留在学校，如需转出请联系学校',
}

function Archive({ archive }: { archive: Whereabouts }) {
  const { error, run } = useAction()
  const { state, recipientPhone } = archive
  const dial = () => void run('dial', () => platform.dial(recipientPhone))
  return (
    <>
      <Notice kind={state === 'returned' ? 'danger' : 'information'}>
        <Text className="archive-state">{`${archive.stateLabel}：${advice[state]}`}</Text>
      </Notice>
      <Card title="寄送进度">
        <Timeline entries={timelineOf(archive)} />
        {archive.trackingNumber && (
          <TrackingNumber carrier={archive.carrierName} number={archive.trackingNumber} />
        )}
      </Card>
      <Card title="接收单位">
        <Cell label="名称" value={archive.recipientUnit || '未登记'} />
        <Cell label="地址" value={archive.recipientAddress || '未登记'} />
        <Cell label="联系人" value={archive.recipientContact || '未登记'} />
        {recipientPhone ? (
          <Cell className="dial" label="联系电话" value={`${recipientPhone} 拨打`} onTap={dial} />
        ) : (
          <Cell label="联系电话" value="未登记" />
        )}
        <Problem error={error} />
      </Card>
      <Card title="本人信息">
        <Cell label="姓名" value={archive.name} />
        <Cell label="证件号码" value={archive.maskedIdNumber} />
        <Cell label="学号" value={archive.studentNumber || '—'} />
        <Cell label="学校" value={archive.schoolName} />
        <Cell label="学校经办人" value={archive.handler || '未登记'} />
      </Card>
      <Button className="wrong" kind="plain" onTap={() => goTo(newAppealPage('wrong-information'))}>
        信息有误，提交申诉
      </Button>
    </>
  )
}
