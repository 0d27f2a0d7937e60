import { ReloadOutlined } from '@ant-design/icons'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { Button, Typography } from 'antd'
import { showTime } from '../layout/times'
import { usePending } from './use-pending'

/** When the figures of this page were counted, and counting them anew. */
export function FiguresTime() {
  const client = useQueryClient()
  const isFetching = useIsFetching() > 0
  const { query } = usePending()
  return (
    <>
      {query.dataUpdatedAt > 0 && (
        <Typography.Text type="secondary" style={{ alignSelf: 'center' }}>
          数据截至 {showTime(new Date(query.dataUpdatedAt).toISOString())}
        </Typography.Text>
      )}
      <Button
        icon={<ReloadOutlined aria-hidden />}
        loading={isFetching}
        onClick={() => void client.invalidateQueries()}
      >
        更新数据
      </Button>
    </>
  )
}
