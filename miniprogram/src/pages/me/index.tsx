import { useState } from 'react'
import type { Visitor } from 'shared-types/identity/operations'
import { call } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useOperation } from '../../api/use-operation'
import { ConfirmedButton } from '../../components/form/confirmed-button'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { isLargeText, setLargeText } from '../../components/layout/large-text'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { Problem } from '../../components/state/problem'
import { timeInChina } from '../../display/time'
import { keepDraftsOf } from '../../drafts/device-drafts'
import { goTo } from '../../navigation/navigate'
import { consentPage, identityPage } from '../../navigation/pages'
import { platform } from '../../platform/platform'

export default function MePage() {
  const asked = useOperation('identity.who-am-i', {}, { refreshOnShow: true })
  const [isLarge, setLarge] = useState(isLargeText)
  const change = () => {
    setLargeText(!isLarge)
    setLarge(!isLarge)
  }
  return (
    <Screen title="我的">
      <Loaded asked={asked}>{(visitor) => <Person visitor={visitor} />}</Loaded>
      <Card title="设置">
        <Cell
          className="large-text"
          label="大字模式"
          value={isLarge ? '已开启' : '已关闭'}
          onTap={change}
        />
        <Cell className="to-consent" label="授权温馨提示" onTap={() => goTo(consentPage())} />
      </Card>
      {platform.name === 'h5' && asked.value && <SignOut />}
    </Screen>
  )
}

const faceProviders: Record<NonNullable<Visitor['face']>['provider'], string> = {
  sandbox: '沙箱（演示）',
  tencent: '腾讯云人脸核身',
  wechat: '微信人脸核身',
  school: '学校当面核验',
}

function Person({ visitor: { student, face } }: { visitor: Visitor }) {
  if (!student) {
    return (
      <Card title="本人信息">
        <Cell label="学籍" value="未绑定" onTap={() => goTo(identityPage)} />
      </Card>
    )
  }
  return (
    <Card title="本人信息">
      <Cell label="姓名" value={student.name} />
      <Cell label="证件号码" value={student.maskedIdNumber} />
      <Cell label="学校" value={student.schoolName} />
      <Cell label="专业" value={student.majorName} />
      <Cell label="学号" value={student.studentNumber} />
      <Cell label="毕业年份" value={`${student.year} 届`} />
      <Cell label="实名认证" value={face ? faceProviders[face.provider] : '未认证'} />
      {face && <Cell label="认证时间" value={timeInChina(face.verifiedAt)} />}
    </Card>
  )
}

/** In a browser only: inside WeChat one is always signed in. */
function SignOut() {
  const { busy, error, run } = useAction()
  const signOut = () =>
    run('sign-out', async () => {
      await call('identity.sign-out', {})
      keepDraftsOf(undefined, Date.now())
      platform.startAnew()
    })
  return (
    <>
      <Problem error={error} />
      <ConfirmedButton
        className="sign-out"
        question="退出后，本机保留的草稿会一并清除，已保存到服务器的不受影响。确定退出吗？"
        busy={busy !== undefined}
        onConfirm={() => void signOut()}
      >
        退出登录
      </ConfirmedButton>
    </>
  )
}
