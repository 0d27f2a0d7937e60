import { useRouteError } from 'react-router'

/** A page that could not be loaded (after an update its old parts are gone) or that failed while drawing. */
export function BrokenPage() {
  const error = useRouteError()
  const isOutdated = error instanceof TypeError && /import|module/i.test(error.message)
  return (
    <main className="face face-full" role="alert">
      <p>{isOutdated ? '页面没有加载完成，可能是系统刚刚更新。' : '页面出现问题。'}</p>
      <button type="button" className="plain-button" onClick={() => window.location.reload()}>
        重新加载
      </button>
    </main>
  )
}
