import { Drawer, Grid } from 'antd'
import { RollRecordView } from './roll-record-view'

interface RollDrawerProps {
  id: string | undefined
  onClose: () => void
}

/** One record over the list. */
export function RollDrawer({ id, onClose }: RollDrawerProps) {
  const isWide = Grid.useBreakpoint().md !== false
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={isWide ? 720 : '100%'}
      mask={false}
      aria-modal={false}
      closable={{ 'aria-label': '关闭' }}
      title="学籍详情"
    >
      {id !== undefined && <RollRecordView key={id} id={id} />}
    </Drawer>
  )
}
