import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Col, Flex, Row, Statistic, Table, Typography } from 'antd'
import { Link } from 'react-router'
import { errorText } from '../api/call'
import { openLink } from '../api/open-link'
import { useAction } from '../api/use-action'
import { useLinkTo } from '../app/working-year'
import { useImportSubject } from './import-subject'
import type { Import } from './import-states'

/** Four numbers, the refused rows with their reasons, and the choice: the good rows, or nothing. */
export function ImportResult({ found }: { found: Import }) {
  const linkTo = useLinkTo()
  const { path, list } = useImportSubject()
  const isDone = found.state === 'applied'
  const { accepted, changed, unchanged, refused } = found.counts
  const numbers = [
    { title: isDone ? '已新增' : '可新增', value: accepted, color: 'var(--green)' },
    { title: isDone ? '已更新' : '将更新', value: changed, color: 'var(--primary)' },
    { title: '无变化', value: unchanged, color: 'var(--quiet)' },
    { title: '被拒绝', value: refused, color: refused > 0 ? 'var(--error)' : 'var(--quiet)' },
  ]
  return (
    <>
      {isDone && (
        <Alert
          type="success"
          showIcon
          title="导入完成"
          action={<Link to={linkTo(path)}>查看{list}</Link>}
        />
      )}
      <Row gutter={[12, 12]}>
        {numbers.map(({ title, value, color }) => (
          <Col key={title} xs={12} md={6}>
            <div className="panel">
              <Statistic title={title} value={value} suffix="行" styles={{ content: { color } }} />
            </div>
          </Col>
        ))}
      </Row>
      {found.state === 'checked' && <Choice found={found} />}
      {refused > 0 && <RefusedRows found={found} />}
    </>
  )
}

function Choice({ found }: { found: Import }) {
  const accept = useAction('imports.accept')
  const discard = useAction('imports.discard')
  const which = { subject: found.subject, id: found.id }
  const rows = found.counts.accepted + found.counts.changed
  const error = accept.error ?? discard.error
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap>
        <Button
          type="primary"
          disabled={rows === 0 || discard.isPending}
          loading={accept.isPending}
          onClick={() => accept.mutate(which)}
        >
          导入 {rows.toLocaleString('zh-CN')} 行
        </Button>
        <Button
          disabled={accept.isPending}
          loading={discard.isPending}
          onClick={() => discard.mutate(which)}
        >
          放弃
        </Button>
      </Flex>
      <Typography.Text type="secondary">
        {rows === 0
          ? noneText(found.counts)
          : found.counts.refused > 0
            ? '只导入检查通过的行；被拒绝的行改正后可再次上传，已导入的不会重复。'
            : '全部行都已通过检查。'}
      </Typography.Text>
      {error && <Alert type="error" showIcon title={errorText(error)} />}
    </Flex>
  )
}

const noneText = ({ unchanged, refused }: Import['counts']) =>
  unchanged > 0 && refused === 0
    ? '所有行与系统中的数据一致，没有需要导入的内容。'
    : '没有可以导入的数据。'

function RefusedRows({ found }: { found: Import }) {
  const { fields } = useImportSubject()
  const download = useMutation({
    mutationFn: () =>
      openLink('imports.refused-rows', { subject: found.subject, id: found.id }, 'save'),
  })
  return (
    <>
      <Flex wrap gap={12} align="center" justify="space-between">
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          被拒绝的行
        </Typography.Title>
        <Button
          icon={<DownloadOutlined aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          下载错误数据
        </Button>
      </Flex>
      {download.error && <Alert type="error" showIcon title={errorText(download.error)} />}
      <Table
        rowKey="row"
        size="small"
        pagination={false}
        dataSource={found.refusedRows}
        columns={[
          { title: '行号', dataIndex: 'row', width: 64 },
          { title: fields.find((it) => it.name === 'name')?.label, dataIndex: 'name', width: 160 },
          {
            title: '原因',
            dataIndex: 'reasons',
            render: (reasons: string[]) => reasons.join('；'),
          },
        ]}
      />
      {found.refusedRows.length < found.counts.refused && (
        <Typography.Text type="secondary">
          这里只列出前 {found.refusedRows.length} 行，全部请下载查看。
        </Typography.Text>
      )}
    </>
  )
}
