import { useState } from 'react'
import type { Visitor } from 'shared-types/identity/operations'
import { useOperation } from '../../api/use-operation'
import { Card } from '../../components/layout/card'
import { Cell } from '../../components/layout/cell'
import { isLargeText, setLargeText } from '../../components/layout/large-text'
import { Screen } from '../../components/layout/screen'
import { Loaded } from '../../components/state/loaded'
import { faceProviderNames } from '../../display/face-provider-names'
import { timeInChina } from '../../display/time'
import { goTo } from '../../platform/page'
import { consentPage, dataPage, identityPage, partnersPage } from '../../navigation/pages'
import { platform } from '../../platform/platform'
import { PhoneCell } from './phone-cell'
import { SignOut } from './sign-out'
import { WithdrawConsent } from './withdraw-consent'

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
        <Cell
          className="to-data"
          label="我的数据"
          value="查阅与导出"
          onTap={() => goTo(dataPage)}
        />
        <Cell
          className="to-partners"
          label="授权记录"
          value="谁查询过我的信息"
          onTap={() => goTo(partnersPage)}
        />
        <Cell className="to-consent" label="授权温馨提示" onTap={() => goTo(consentPage())} />
      </Card>
      {asked.value?.consent.given && <WithdrawConsent onWithdrawn={asked.replace} />}
      {platform.name === 'h5' && asked.value && <SignOut />}
    </Screen>
  )
}

function Person({ visitor }: { visitor: Visitor }) {
  const { student, face } = visitor
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
      <PhoneCell visitor={visitor} />
      <Cell label="实名认证" value={face ? faceProviderNames[face.provider] : '未认证'} />
      {face && <Cell label="认证时间" value={timeInChina(face.verifiedAt)} />}
    </Card>
  )
}
