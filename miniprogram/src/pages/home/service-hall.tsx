import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Visitor } from 'shared-types/identity/operations'
import { Card } from '../../components/layout/card'
import { Tappable } from '../../components/layout/tappable'
import { consentPage, serviceTiles, tileStateLabels, type ServiceTile } from './service-tiles'

export function ServiceHall({ visitor }: { visitor: Visitor }) {
  return (
    <Card title="办事大厅">
      <View className="hall">
        {serviceTiles(visitor).map((it) => (
          <Tile key={it.name} tile={it} onTap={() => open(it, visitor)} />
        ))}
      </View>
    </Card>
  )
}

function Tile({ tile, onTap }: { tile: ServiceTile; onTap: () => void }) {
  const state = tileStateLabels[tile.state]
  return (
    <Tappable
      className={`hall__tile hall__tile--${tile.state}`}
      label={`${tile.name}，${state}`}
      onTap={onTap}
    >
      <Text className="hall__name">{tile.name}</Text>
      <Text className="hall__state">{state}</Text>
    </Tappable>
  )
}

/** Until consent is given, every button brings it up again. */
function open(tile: ServiceTile, visitor: Visitor): void {
  const page = visitor.consent.given ? tile.page : consentPage
  if (page) void Taro.navigateTo({ url: page })
  else void Taro.showToast({ title: `${tile.name}暂未开放`, icon: 'none' })
}
