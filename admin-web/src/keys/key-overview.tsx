import { Modal } from 'antd'
import { Fragment } from 'react'
import { chordsOf, factsOf, keyNames, keyRooms } from './key-table'
import './keys.css'

interface KeyOverviewProps {
  isOpen: boolean
  onClose: () => void
}

/** 「键盘操作一览」: what the table of keys says, room by room. */
export function KeyOverview({ isOpen, onClose }: KeyOverviewProps) {
  return (
    <Modal
      open={isOpen}
      title="键盘操作一览"
      footer={null}
      destroyOnHidden
      onCancel={onClose}
      closable={{ 'aria-label': '关闭' }}
    >
      <p className="quiet">在输入框里打字时，以及有对话框打开时，单个字母不起作用。</p>
      {Object.entries(keyRooms).map(([room, title]) => (
        <section key={room} aria-label={title}>
          <h3 className="section-title">{title}</h3>
          <dl className="key-list">
            {keyNames
              .filter((it) => factsOf(it).room === room)
              .map((it) => (
                <Fragment key={it}>
                  <dt>
                    {chordsOf(it).map((chord, at) => (
                      <Fragment key={chord.join()}>
                        {at > 0 && ' 或 '}
                        {chord.map((cap) => (
                          <kbd key={cap}>{cap}</kbd>
                        ))}
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{factsOf(it).label}</dd>
                </Fragment>
              ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
