import { SafetyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { SecurityDialog } from './security-dialog'

export function SecurityButton() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<SafetyOutlined aria-hidden />} onClick={() => setOpen(true)}>
        登录安全要求
      </Button>
      {isOpen && <SecurityDialog onClose={() => setOpen(false)} />}
    </>
  )
}
