import { Text, View } from '@tarojs/components'
import { Tappable } from '../layout/tappable'
import './steps.scss'

interface Props {
  names: readonly string[]
  /** Counted from 0. */
  current: number
  /** Goes back to a step that was passed. */
  onGo: (at: number) => void
}

/** Where in a form of several parts the person is. */
export function Steps({ names, current, onGo }: Props) {
  return (
    <View className="steps" ariaLabel={`第 ${current + 1} 步，共 ${names.length} 步`}>
      {names.map((name, at) =>
        at < current ? (
          <Tappable key={name} className="steps__step steps__step--reached" onTap={() => onGo(at)}>
            <Step sign="✓" name={name} />
          </Tappable>
        ) : (
          <View
            key={name}
            className={`steps__step ${at === current ? 'steps__step--reached steps__step--current' : ''}`}
            {...(at === current && { 'aria-current': 'step' })}
          >
            <Step sign={String(at + 1)} name={name} />
          </View>
        ),
      )}
    </View>
  )
}

const Step = ({ sign, name }: { sign: string; name: string }) => (
  <>
    <View className="steps__number">{sign}</View>
    <Text className="steps__name">{name}</Text>
  </>
)
