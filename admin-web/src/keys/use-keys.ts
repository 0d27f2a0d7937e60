import { useEffect, useRef } from 'react'
import { factsOf, isPress, keyNames, type KeyName } from './key-table'

export type KeyActions = Partial<Record<KeyName, () => void>>

/** Keys, each an action; silent while a dialogue asks something, and single ones while somebody writes or chooses. */
export function useKeys(isOn: boolean, actions: KeyActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    if (!isOn) return
    const listen = (event: KeyboardEvent) => {
      const name = keyNames.find((it) => latest.current[it] && isPress(event, it))
      if (!name || isTaken(event, name)) return
      event.preventDefault()
      latest.current[name]?.()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [isOn])
}

function isTaken(event: KeyboardEvent, name: KeyName): boolean {
  const { withCtrl, mayRepeat } = factsOf(name)
  if (event.defaultPrevented || event.isComposing || (event.repeat && !mayRepeat)) return true
  if (!withCtrl && (isWritten(event.target) || isControlsOwn(event))) return true
  return isDialogOnTop()
}

/** Return presses what has the focus. */
const isControlsOwn = ({ key, target }: KeyboardEvent) =>
  key === 'Enter' && target instanceof Element && target.closest('button, a, input') !== null

/** Where a key is a letter, or chooses among what is offered. */
const isWritten = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox]), textarea, select, [role=combobox]') ||
    target.closest('.ant-dropdown') !== null)

/** Closed ones may stay in the document, unseen. */
const isDialogOnTop = () =>
  [...document.querySelectorAll('[role=dialog][aria-modal=true]')].some((it) => isShown(it))

function isShown(element: Element | null): boolean {
  for (let at = element; at; at = at.parentElement)
    if (getComputedStyle(at).display === 'none') return false
  return true
}
