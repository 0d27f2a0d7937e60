import { Text, View } from '@tarojs/components'
import type { Visitor } from 'shared-types/identity/operations'
import { Card } from '../../components/layout/card'
import { Tappable } from '../../components/layout/tappable'
import { goTo } from '../../platform/page'
import { nextTask, serviceTiles, tileStateLabels, type ServiceTile } from './service-tiles'

export function ServiceHall({ visitor }: { visitor: Visitor }) {
  return (
    <Card title="办事大厅">
      <View className="hall">
        {serviceTiles(visitor).map((it) => (
          <Tile key={it.key} tile={it} />
        ))}
      </View>
    </Card>
  )
}

/** What is to be done now, one tap away. */
export function NextTask({ visitor }: { visitor: Visitor }) {
  const task = nextTask(serviceTiles(visitor))
  if (!task) return null
  const { name, next, state, page } = task
  return (
    <Tappable
      className={`task task--${state}`}
      label={`现在要办：${name}，${next}`}
      onTap={() => goTo(page)}
    >
      <Text className="task__title">{`现在要办：${name}`}</Text>
      <Text className="task__next">{next}</Text>
    </Tappable>
  )
}

function Tile({ tile }: { tile: ServiceTile }) {
  const state = tileStateLabels[tile.state]
  return (
    <Tappable
      className={`tile tile--${tile.state} tile-${tile.key}`}
      label={`${tile.name}，${state}，${tile.next}`}
      onTap={() => goTo(tile.page)}
    >
      <Text className="tile__name">{tile.name}</Text>
      <Text className="tile__state">{state}</Text>
      <Text className="tile__next">{tile.next}</Text>
    </Tappable>
  )
}
