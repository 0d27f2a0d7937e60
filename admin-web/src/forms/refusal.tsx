import { Alert, Button } from 'antd'
import { errorText, isRefused } from '../api/call'

interface RefusalProps {
  error: Error
  /** Offered when the record is no longer what the screen shows. */
  onRefresh: () => void
}

/** Why nothing was changed, in the server's own words. */
export function Refusal({ error, onRefresh }: RefusalProps) {
  const isOutdated = (
    ['stale-version', 'changed-elsewhere', 'action-not-allowed', 'not-found'] as const
  ).some((it) => isRefused(error, it))
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={errorText(error)}
      style={{ marginBottom: 8 }}
      {...(isOutdated && {
        action: (
          <Button size="small" onClick={onRefresh}>
            刷新
          </Button>
        ),
      })}
    />
  )
}
