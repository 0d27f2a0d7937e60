import { App } from 'antd'
import { useState } from 'react'
import type { Report } from 'shared-types/reports/schemas'
import { errorText } from '../../api/call'
import type { ReviewAction } from './review-actions'
import { useNextAwaiting, type ListShown } from './use-next-awaiting'

const noneLeft = (before: number) =>
  `后面没有等待您审核的记录了${before > 0 ? `，前面还有 ${before.toLocaleString('zh-CN')} 条` : ''}`

/** From one decision to the next record; `status` says to those who listen which one that is. */
export function useReviewRound(list: ListShown, openId: string | undefined) {
  const { message } = App.useApp()
  const openNext = useNextAwaiting(list, openId)
  const [said, setSaid] = useState('')
  const goOn = (action: ReviewAction, { id }: Report) => {
    // What was taken back stays on screen: it is no round of reviews.
    if (action === 'reopen') return
    openNext(id).then(
      (next) => {
        if (next === 'elsewhere') return
        if ('before' in next) void message.info(noneLeft(next.before))
        else setSaid(`已打开下一条：${next.name}`)
      },
      (error: unknown) => void message.error(errorText(error)),
    )
  }
  const status = (
    <div role="status" className="unseen">
      {said}
    </div>
  )
  return { goOn, status }
}
