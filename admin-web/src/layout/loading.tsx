/** First of the four faces. Plain HTML: it also shows while the component library is on its way. */
export function Loading({ full = false }: { full?: boolean }) {
  return (
    <div className={full ? 'face face-full' : 'face'} role="status">
      <span className="spinner" aria-hidden="true" />
      <p>正在加载…</p>
    </div>
  )
}
