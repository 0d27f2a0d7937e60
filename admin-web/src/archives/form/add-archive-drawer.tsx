import { Drawer, Grid } from 'antd'
import { useLeave } from '../../layout/use-leave-warning'
import { AddArchiveForm } from './add-archive-form'

interface AddArchiveDrawerProps {
  onAdded: (id: string) => void
  onClose: () => void
}

export function AddArchiveDrawer({ onAdded, onClose }: AddArchiveDrawerProps) {
  const leave = useLeave()
  const isWide = Grid.useBreakpoint().md !== false
  return (
    <Drawer
      open
      onClose={() => leave(onClose)}
      size={isWide ? 640 : '100%'}
      closable={{ 'aria-label': '关闭' }}
      mask={{ closable: false }}
      title="添加档案"
    >
      <AddArchiveForm onAdded={onAdded} onClose={onClose} />
    </Drawer>
  )
}
