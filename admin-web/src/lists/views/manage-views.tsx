import { DeleteOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { errorText } from '../../api/call'
import type { ListPreferences } from '../use-preferences'
import { nameProblem } from './view-query'

interface ManageViewsProps {
  preferences: ListPreferences
  onClose: () => void
}

/** Renames and deletes; nothing is changed before 「保存」. */
export function ManageViews({ preferences, onClose }: ManageViewsProps) {
  const [views, setViews] = useState(preferences.views)
  const problems = views.map((it) =>
    nameProblem(
      it.name,
      views.filter((other) => other !== it),
    ),
  )
  const save = () => {
    if (problems.some(Boolean)) return
    preferences.saveViews(
      views.map((it) => ({ ...it, name: it.name.trim() })),
      onClose,
    )
  }
  return (
    <Modal
      open
      title="管理视图"
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: preferences.isSaving }}
      onOk={save}
      onCancel={onClose}
      closable={{ 'aria-label': '关闭' }}
    >
      {views.length === 0 && <p className="quiet">保存后不再有视图。</p>}
      <ul className="plain-list">
        {views.map((view, index) => (
          <li key={view.query + String(index)}>
            <Input
              aria-label={`第 ${index + 1} 个视图的名称`}
              value={view.name}
              maxLength={30}
              status={problems[index] ? 'error' : ''}
              aria-invalid={problems[index] !== undefined}
              onChange={(event) =>
                setViews(
                  views.map((it) => (it === view ? { ...view, name: event.target.value } : it)),
                )
              }
              style={{ flex: 1 }}
            />
            <Button
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`删除视图 ${view.name}`}
              onClick={() => setViews(views.filter((it) => it !== view))}
            />
            {problems[index] && <span className="problem">{problems[index]}</span>}
          </li>
        ))}
      </ul>
      {preferences.error && (
        <Alert type="error" showIcon role="alert" title={errorText(preferences.error)} />
      )}
    </Modal>
  )
}
