import { Text, View } from '@tarojs/components'
import type { Visitor } from 'shared-types/identity/operations'
import { Card } from '../../components/layout/card'
import { Tappable } from '../../components/layout/tappable'
import { goTo } from '../../navigation/navigate'
import { serviceTiles, tileStateLabels, type ServiceTile } from './service-tiles'

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

function Tile({ tile }: { tile: ServiceTile }) {
  const state = tileStateLabels[tile.state]
  return (
    <Tappable
      className={`tile tile--${tile.state} tile-${tile.key}`}
      label={`${tile.name}，${state}`}
      onTap={() => goTo(tile.page)}
    >
      <Text className="tile__name">{tile.name}</Text>
      <Text className="tile__state">{state}</Text>
    </Tappable>
  )
}
