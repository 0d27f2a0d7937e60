import { Button, Flex } from 'antd'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { refreshFeature, useAction } from '../../api/use-action'
import { Refusal } from '../../forms/refusal'
import { ReasonDialog } from '../../layout/reason-dialog'
import type { ExportRequest } from './approval-page'

/** Agrees at once; a refusal is asked for its reason. */
export function DecideExport({ of }: { of: ExportRequest }) {
  const client = useQueryClient()
  const decide = useAction('reports.decide-export')
  const [isRefusing, setRefusing] = useState(false)
  const refresh = () => {
    decide.reset()
    void refreshFeature(client, 'reports.list-export-requests')
  }
  return (
    <>
      <Flex gap={8} wrap>
        <Button
          size="small"
          type="primary"
          aria-label={`同意 ${of.startedBy} 的导出`}
          loading={decide.isPending && !isRefusing}
          onClick={() => decide.mutate({ id: of.id, approve: true })}
        >
          同意
        </Button>
        <Button
          size="small"
          danger
          aria-label={`不同意 ${of.startedBy} 的导出`}
          onClick={() => setRefusing(true)}
        >
          不同意
        </Button>
      </Flex>
      {decide.error && !isRefusing && <Refusal error={decide.error} onRefresh={refresh} />}
      {isRefusing && (
        <ReasonDialog
          title="不同意导出"
          label="审核意见"
          okText="不同意"
          danger
          isPending={decide.isPending}
          error={decide.error}
          onConfirm={(opinion) =>
            decide.mutate(
              { id: of.id, approve: false, opinion },
              { onSuccess: () => setRefusing(false) },
            )
          }
          onRefresh={refresh}
          onClose={() => setRefusing(false)}
        >
          <p>不生成文件，意见会显示给申请人 {of.startedBy}。</p>
        </ReasonDialog>
      )}
    </>
  )
}
