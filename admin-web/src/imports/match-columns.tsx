import { Alert, Button, Flex, Select, Table, Typography } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { errorText, isRefused } from '../api/call'
import { useAction } from '../api/use-action'
import { useOperation } from '../api/use-operation'
import { useLinkTo, useWorkingYear } from '../app/working-year'
import { Loaded } from '../layout/loaded'
import { TwoLines } from '../layout/two-lines'
import { useImportSubject } from './import-subject'
import {
  mappingProblems,
  recognised,
  withColumn,
  type Column,
  type Mapping,
  type Meaning,
} from './mapping'

export function MatchColumns({ fileId }: { fileId: string }) {
  const year = useWorkingYear()
  const { subject } = useImportSubject()
  const inspection = useOperation(
    'imports.inspect',
    { subject, fileId, year },
    { staleTime: Infinity },
  )
  if (isRefused(inspection.error, 'workbook-refused'))
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title="这个文件不能导入"
        description={errorText(inspection.error)}
      />
    )
  return <Loaded query={inspection}>{(found) => <MatchTable fileId={fileId} {...found} />}</Loaded>
}

interface MatchTableProps {
  fileId: string
  sheetName: string
  columns: Column[]
  /** What a column may mean. */
  fields: readonly Meaning[]
}

export function MatchTable({ fileId, sheetName, columns, fields }: MatchTableProps) {
  const [mapping, setMapping] = useState<Mapping>(() => recognised(columns))
  return (
    <Flex vertical gap={16}>
      <Typography.Text>
        工作表“{sheetName}”有 {columns.length}{' '}
        列。请核对每一列对应的内容，不需要的列选“不导入”；下次导入同样的列时按此对应。
      </Typography.Text>
      <Table
        rowKey="at"
        size="small"
        pagination={false}
        dataSource={columns}
        columns={[
          {
            title: '表中的列名与前几行内容',
            render: (_, { heading, samples }: Column) => (
              <TwoLines second={samplesText(samples)}>{heading}</TwoLines>
            ),
          },
          {
            title: '对应为',
            width: '46%',
            render: (_, column: Column) => (
              <FieldChoice
                column={column}
                fields={fields}
                value={mapping[String(column.at)]}
                onChange={(field) => setMapping(withColumn(mapping, column.at, field))}
              />
            ),
          },
        ]}
      />
      <StartButton fileId={fileId} mapping={mapping} fields={fields} />
    </Flex>
  )
}

const samplesText = (samples: readonly string[]) =>
  samples.filter(Boolean).slice(0, 3).join('　') || '（空）'

const NOT_IMPORTED = ''
const optionsOf = (fields: readonly Meaning[]) => [
  { value: NOT_IMPORTED, label: '不导入' },
  ...fields.map((it) => ({
    value: it.name,
    label: it.required ? `${it.label}（必填）` : it.label,
  })),
]

interface FieldChoiceProps {
  column: Column
  fields: readonly Meaning[]
  value: string | undefined
  onChange: (field: string | undefined) => void
}

function FieldChoice({ column, fields, value, onChange }: FieldChoiceProps) {
  return (
    <Select<string>
      aria-label={`“${column.heading}”对应为`}
      value={value ?? NOT_IMPORTED}
      onChange={(chosen) => onChange(chosen || undefined)}
      options={optionsOf(fields)}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%', maxWidth: 280 }}
    />
  )
}

interface StartButtonProps {
  fileId: string
  mapping: Mapping
  fields: readonly Meaning[]
}

function StartButton({ fileId, mapping, fields }: StartButtonProps) {
  const year = useWorkingYear()
  const linkTo = useLinkTo()
  const navigate = useNavigate()
  const { subject, path } = useImportSubject()
  const start = useAction('imports.start')
  const { missing, repeated } = mappingProblems(fields, mapping)
  const begin = () =>
    start.mutate(
      { subject, fileId, year, mapping },
      { onSuccess: ({ id }) => void navigate(linkTo(`${path}/imports/${id}`)) },
    )
  return (
    <Flex vertical gap={12} align="flex-start">
      {missing.length > 0 && (
        <Alert type="warning" showIcon title={`还有必填项没有对应的列：${missing.join('、')}`} />
      )}
      {repeated.length > 0 && (
        <Alert type="warning" showIcon title={`有多列对应到同一项：${repeated.join('、')}`} />
      )}
      {start.error && <Alert type="error" showIcon title={errorText(start.error)} />}
      <Button
        type="primary"
        loading={start.isPending}
        disabled={missing.length > 0 || repeated.length > 0}
        onClick={begin}
      >
        开始检查
      </Button>
    </Flex>
  )
}
