import { App } from 'antd'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useState,
  type ReactNode,
} from 'react'
import { useBlocker } from 'react-router'

/** The forms on screen that hold something unsaved. The router knows one guard only, so all forms share it. */
interface Unsaved {
  readonly forms: Set<string>
  /** While somebody leaves who was asked already, or whose changes are saved. */
  isLeaving: boolean
}

const UnsavedContext = createContext<Unsaved>({ forms: new Set(), isLeaving: false })

/** Guards the ways out of a page: links, the browser's back and forward, closing and reloading the tab. */
export function LeaveWarning({ children }: { children: ReactNode }) {
  const [unsaved] = useState<Unsaved>(() => ({ forms: new Set(), isLeaving: false }))
  const blocker = useBlocker(
    useCallback(() => unsaved.forms.size > 0 && !unsaved.isLeaving, [unsaved]),
  )
  const ask = useQuestion()
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    // The router may describe the same standstill anew: one question is enough.
    return ask(blocker.proceed, blocker.reset)
  }, [blocker, ask])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.forms.size > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
  return <UnsavedContext.Provider value={unsaved}>{children}</UnsavedContext.Provider>
}

/**
 * For a form: while it `isDirty`, every way out asks first. `leave` is for buttons that close the form without a change
 * of address; `leaveSaved` goes without a question, for what follows a successful save.
 */
export function useLeaveWarning(isDirty: boolean) {
  const unsaved = useContext(UnsavedContext)
  const id = useId()
  useEffect(() => {
    if (!isDirty) return
    unsaved.forms.add(id)
    return () => void unsaved.forms.delete(id)
  }, [unsaved, id, isDirty])
  const leave = useLeave()
  return { leave, leaveSaved: (go: () => void) => goFreely(unsaved, go) }
}

/** For a drawer or dialogue around forms: `onClose={() => leave(close)}` asks when one of them is unsaved. */
export function useLeave(): (go: () => void) => void {
  const unsaved = useContext(UnsavedContext)
  const ask = useQuestion()
  return (go) => {
    if (unsaved.forms.size === 0) go()
    else ask(() => goFreely(unsaved, go))
  }
}

/** The router asks its guard before `navigate` returns, so the gate need not stand open longer. */
function goFreely(unsaved: Unsaved, go: () => void): void {
  unsaved.isLeaving = true
  go()
  unsaved.isLeaving = false
}

function useQuestion() {
  const { modal } = App.useApp()
  return useCallback(
    (leave: () => void, stay?: () => void) => {
      const { destroy } = modal.confirm({
        icon: null,
        title: '尚未保存，确定离开？',
        content: '离开后，本次修改不会保留。',
        okText: '离开',
        cancelText: '继续编辑',
        onOk: leave,
        ...(stay && { onCancel: stay }),
      })
      return destroy
    },
    [modal],
  )
}
