import { Alert, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { errorText } from '../../api/call'
import type { ListPreferences } from '../use-preferences'
import { nameProblem, withView } from './view-query'

interface NameViewProps {
  query: string
  preferences: ListPreferences
  onClose: () => void
}

/** Gives the filters in the address a name; a name that is taken gets these filters. */
export function NameView({ query, preferences, onClose }: NameViewProps) {
  const id = useId()
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const problem = isTried ? nameProblem(name, []) : undefined
  const replaces = preferences.views.some((it) => it.name === name.trim())
  const save = () => {
    setTried(true)
    if (nameProblem(name, [])) return
    preferences.saveViews(withView(preferences.views, { name: name.trim(), query }), onClose)
  }
  return (
    <Modal
      open
      title="存为视图"
      okText={replaces ? '替换' : '保存'}
      cancelText="取消"
      okButtonProps={{ loading: preferences.isSaving }}
      onOk={save}
      onCancel={onClose}
      closable={{ 'aria-label': '关闭' }}
    >
      <label htmlFor={id}>视图名称</label>
      <Input
        id={id}
        autoFocus
        value={name}
        maxLength={30}
        status={problem ? 'error' : ''}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={save}
        style={{ marginTop: 4 }}
      />
      <div id={`${id}-problem`} role="status" className={problem ? 'problem' : 'quiet'}>
        {problem ?? (replaces ? '已有同名的视图，保存后由当前筛选替换。' : '')}
      </div>
      {preferences.error && (
        <Alert type="error" showIcon role="alert" title={errorText(preferences.error)} />
      )}
    </Modal>
  )
}
