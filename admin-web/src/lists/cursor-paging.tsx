import { Button, Flex, Select, Typography } from 'antd'
import { firstPage, pageNumber, useUrlState } from './url-state'

const SIZES = [20, 50, 100]

/** Cursor and page size from the address; sizes other than those offered are not believed. */
export function usePageAsked(): { after?: string; limit: number } {
  const { params } = useUrlState()
  const after = params.get('after')
  const size = Number(params.get('limit'))
  return { ...(after && { after }), limit: SIZES.includes(size) ? size : 20 }
}

interface PagingProps {
  next: string | null
  /** Without it only the page is told. */
  total?: number
  shown: number
}

/** Pages by cursor: the way back is kept in the browser's history entry, so it survives reloading. */
export function CursorPaging({ next, total, shown }: PagingProps) {
  const { params, set, historyState } = useUrlState()
  const { limit } = usePageAsked()
  const after = params.get('after') ?? ''
  const page = pageNumber(params)
  const beside = (step: 1 | -1) => (page + step > 1 && page > 0 ? String(page + step) : undefined)
  const trail = historyState.trail ?? []
  const forward = () =>
    set(
      { after: next ?? undefined, page: beside(1), open: undefined },
      { state: { trail: [...trail, after] } },
    )
  const back = () => {
    const previous = trail.at(-1)
    set(
      { ...firstPage, ...(previous && { after: previous, page: beside(-1) }) },
      { state: { trail: trail.slice(0, -1) } },
    )
  }
  return (
    <Flex wrap justify="space-between" align="center" gap={12} style={{ paddingTop: 12 }}>
      <Typography.Text type="secondary" aria-live="polite">
        {countText({ total, shown, page: after ? page : undefined })}
      </Typography.Text>
      <Flex gap={8} wrap>
        <Select
          aria-label="每页条数"
          value={limit}
          onChange={(size) => set({ ...firstPage, limit: size === 20 ? undefined : String(size) })}
          options={SIZES.map((it) => ({ value: it, label: `每页 ${it} 条` }))}
          style={{ width: 116 }}
        />
        <Button disabled={!after} onClick={back}>
          {after && trail.length === 0 ? '回到第一页' : '上一页'}
        </Button>
        <Button disabled={!next} onClick={forward}>
          下一页
        </Button>
      </Flex>
    </Flex>
  )
}

function countText(at: { total: number | undefined; shown: number; page: number | undefined }) {
  const { total, shown, page } = at
  if (total === undefined) return page ? `第 ${page} 页` : `最近 ${shown} 条`
  const first = total > shown ? `，显示前 ${shown} 条` : ''
  const later = page ? `，第 ${page} 页` : `，显示其中 ${shown} 条`
  const where = page === undefined ? first : later
  return `共 ${total.toLocaleString('zh-CN')} 条${where}`
}
