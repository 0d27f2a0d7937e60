import { errorText } from '../api/call'

interface FailureProps {
  error: unknown
  onRetry: () => void
  full?: boolean
  /** Above content that is still there, only older. */
  inline?: boolean
}

export function Failure({ error, onRetry, full = false, inline = false }: FailureProps) {
  const shape = full ? ' face-full' : inline ? ' face-inline' : ''
  return (
    <div className={`face face-failed${shape}`} role="alert">
      <p>{errorText(error)}</p>
      <button type="button" className="plain-button" onClick={onRetry}>
        重试
      </button>
    </div>
  )
}
