import { Text, View } from '@tarojs/components'
import type { Visitor } from 'shared-types/identity/operations'
import { Button } from '../../components/form/button'
import { Card } from '../../components/layout/card'
import { platform } from '../../platform/platform'

export function IdentityCard({ visitor: { student, face } }: { visitor: Visitor }) {
  if (!student) {
    return (
      <View className="identity">
        <Text className="identity__name">您好</Text>
        <Text className="identity__line">
          {face ? '已实名认证，请绑定学籍' : '尚未实名认证，认证并绑定学籍后即可办理各项业务'}
        </Text>
      </View>
    )
  }
  return (
    <View className="identity">
      <Text className="identity__name">{student.name}</Text>
      <Text className="identity__line">{student.schoolName}</Text>
      <Text className="identity__line">{`${student.majorName} · ${student.year} 届`}</Text>
      <Text className="identity__line">{`学号 ${student.studentNumber}`}</Text>
    </View>
  )
}

/** In a browser only: inside WeChat one is always signed in. */
export function SignInCard() {
  return (
    <Card title="欢迎使用毕业通">
      <Text className="signed-out">登录后可办理生源、派遣、就业上报，领取和下载电子报到证。</Text>
      <Button onTap={() => platform.signIn()}>微信登录</Button>
    </Card>
  )
}
