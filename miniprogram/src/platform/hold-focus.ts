const FOCUSABLE = 'input, textarea, [tabindex="0"]'

/** What a dialogue owes the keyboard (WAI-ARIA, Dialog (Modal) Pattern); returns how to let go. */
export function holdFocus(id: string, onEscape: () => void): () => void {
  const before = document.activeElement
  const stops = () => [
    ...(document.getElementById(id)?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? []),
  ]
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape()
    if (event.key !== 'Tab') return
    const all = stops()
    const [first, last] = [all[0], all.at(-1)]
    const from = document.activeElement
    const isOutside = !all.some((it) => it === from)
    const next = event.shiftKey ? last : first
    if (isOutside || from === (event.shiftKey ? first : last)) {
      event.preventDefault()
      next?.focus()
    }
  }
  document.addEventListener('keydown', onKey, true)
  stops()[0]?.focus()
  return () => {
    document.removeEventListener('keydown', onKey, true)
    if (before instanceof HTMLElement) before.focus()
  }
}
