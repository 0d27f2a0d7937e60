import { Modal, type InputRef } from 'antd'
import { useRef } from 'react'
import { keyText } from '../keys/key-table'
import './palette.css'
import { PaletteSearch } from './palette-search'

interface PaletteProps {
  isOpen: boolean
  onClose: () => void
}

/** 「快速前往」: any page of this person's menu, a student, another working year. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const field = useRef<InputRef>(null)
  const chosen = useRef<() => void>(undefined)
  const act = () => {
    chosen.current?.()
    chosen.current = undefined
  }
  return (
    <Modal
      open={isOpen}
      title={
        <>
          快速前往 <kbd className="wide-only">{keyText('go')}</kbd>
        </>
      }
      width={600}
      style={{ top: 72 }}
      footer={null}
      destroyOnHidden
      onCancel={onClose}
      // Without motion, where dialogues are drawn is not yet in the document when the field first is.
      afterOpenChange={(isNowOpen) => isNowOpen && field.current?.focus()}
      // What was chosen may itself open something: first the focus goes back to where it was.
      afterClose={act}
      closable={{ 'aria-label': '关闭' }}
      className="palette"
    >
      <PaletteSearch
        field={field}
        onChoose={(run) => {
          chosen.current = run
          onClose()
        }}
      />
    </Modal>
  )
}
