import { App } from 'antd'
import { useCallback, useEffect } from 'react'
import { useBlocker } from 'react-router'

/** Asks before changes are lost, whichever way one leaves. Returns the question for leaving without a change of address. */
export function useUnsavedChanges(isDirty: boolean): (leave: () => void) => void {
  const { modal } = App.useApp()
  const blocker = useBlocker(isDirty)
  const ask = useCallback(
    (leave: () => void, stay?: () => void) =>
      modal.confirm({
        icon: null,
        title: '尚未保存，确定离开？',
        content: '离开后，本次修改不会保留。',
        okText: '离开',
        cancelText: '继续编辑',
        onOk: leave,
        ...(stay && { onCancel: stay }),
      }),
    [modal],
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const { destroy } = ask(blocker.proceed, blocker.reset)
    // The router may describe the same standstill anew: one question is enough.
    return destroy
  }, [blocker, ask])
  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty])
  return (leave) => void (isDirty ? ask(leave) : leave())
}
