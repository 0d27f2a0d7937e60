import { isRefusal } from '../../api/use-action'
import { Button } from '../form/button'
import { Problem } from './problem'

/** Refusals that come from looking at something that has changed meanwhile. */
const outOfDate = [
  'changed-elsewhere',
  'action-not-allowed',
  'reporting-closed',
  'field-not-editable',
] as const

/** What came of an attempt to write, with the way out where trying again would not help. */
export function OutOfDate({
  error,
  onReload,
}: {
  error: Error | undefined
  onReload: () => Promise<void>
}) {
  return (
    <>
      <Problem error={error} />
      {outOfDate.some((code) => isRefusal(error, code)) && (
        <Button className="reload" onTap={() => void onReload()}>
          查看最新内容
        </Button>
      )}
    </>
  )
}
