import type { useAction } from '../../api/use-action'
import { Button } from '../form/button'
import { Problem } from './problem'

interface Props {
  /** Where the next page begins; nothing is shown where there is none. */
  next: string | null
  action: ReturnType<typeof useAction>
  onMore: (after: string) => void
}

/** Below a list that comes in pages. */
export const More = ({ next, action: { busy, error }, onMore }: Props) => (
  <>
    <Problem error={error} />
    {next && (
      <Button className="more" kind="plain" busy={busy !== undefined} onTap={() => onMore(next)}>
        加载更多
      </Button>
    )}
  </>
)
