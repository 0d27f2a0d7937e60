import { Text } from '@tarojs/components'
import { Tappable } from '../../components/layout/tappable'

export type Origin = 'mainland' | 'hong-kong-macau-taiwan'

const origins: { origin: Origin; name: string; text: string }[] = [
  {
    origin: 'mainland',
    name: '中国内地学生',
    text: '使用居民身份证，通过人脸识别完成实名认证后绑定学籍',
  },
  {
    origin: 'hong-kong-macau-taiwan',
    name: '港澳台学生',
    text: '使用来往内地（大陆）通行证或居住证直接绑定学籍，无需人脸识别',
  },
]

export function OriginChoice({ onChoose }: { onChoose: (origin: Origin) => void }) {
  return (
    <>
      <Text className="identity-question">请选择您的身份</Text>
      {origins.map((it) => (
        <Tappable
          key={it.origin}
          className={`origin origin-${it.origin}`}
          label={`${it.name}，${it.text}`}
          onTap={() => onChoose(it.origin)}
        >
          <Text className="origin__name">{it.name}</Text>
          <Text className="origin__text">{it.text}</Text>
        </Tappable>
      ))}
    </>
  )
}
