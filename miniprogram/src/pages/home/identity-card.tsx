import { Text, View } from '@tarojs/components'
import type { Visitor } from 'shared-types/identity/operations'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { Tappable } from '../../components/layout/tappable'
import { goTo } from '../../platform/page'
import { identityPage, mePage } from '../../navigation/pages'
import { platform } from '../../platform/platform'
import { firstPage } from './service-tiles'

/** Who is holding the phone; a tap opens 「我的」. */
export function IdentityCard({ visitor }: { visitor: Visitor }) {
  const { student, face } = visitor
  const name = student?.name ?? '您好'
  const lines = student
    ? [student.schoolName, student.majorName, `${student.year} 届 · 学号 ${student.studentNumber}`]
    : [face ? '已实名认证，请绑定学籍' : '完成实名认证并绑定学籍后，即可办理各项业务']
  return (
    <Tappable
      className="identity"
      onTap={() => goTo(firstPage(visitor, student ? mePage : identityPage))}
    >
      <View className="identity__avatar" ariaHidden="true">
        {student ? student.name.slice(0, 1) : '人'}
      </View>
      <View className="identity__text">
        <Text className="identity__name">{name}</Text>
        {lines.map((it) => (
          <Text key={it} className="identity__line">
            {it}
          </Text>
        ))}
      </View>
      <View className="identity__arrow" />
    </Tappable>
  )
}

/** In a browser only: inside WeChat one is always signed in. */
export function SignInCard() {
  return (
    <Card title="欢迎使用毕业通">
      <Text className="signed-out">
        登录后可办理生源、派遣、就业上报，领取和下载电子报到证或毕业去向登记证明。
      </Text>
      <Button className="sign-in" onTap={() => platform.signIn()}>
        微信登录
      </Button>
    </Card>
  )
}
