import { Button, Modal } from 'antd'
import { Enrolment } from './enrolment'

/** Closing it before the end leaves everything as it was; the recovery codes can only be left as kept. */
export const EnrolDialog = ({ onClose }: { onClose: () => void }) => (
  <Modal
    open
    title="启用二次验证"
    footer={null}
    closable={false}
    keyboard={false}
    mask={{ closable: false }}
  >
    <Enrolment onDone={onClose} wayOut={<Button onClick={onClose}>取消</Button>} />
  </Modal>
)
