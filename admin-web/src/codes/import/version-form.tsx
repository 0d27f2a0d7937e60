import { App, Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { VersionedTableId } from 'shared-types/codes/versioned-tables'
import { useAction } from '../../api/use-action'
import { useSession } from '../../app/session'
import { useLinkTo } from '../../app/working-year'
import { focusFirst, problemsOf, type Problems } from '../../forms/problems'
import { TextField } from '../../forms/text-field'
import { Section } from '../../layout/facts'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { Refusal } from '../../forms/refusal'

interface Values {
  version: string
  source: string
  validFromYear: string
}

const problemsIn = ({ version, source, validFromYear }: Values): Problems => ({
  ...(!version.trim() && { version: '请填写版本号' }),
  ...(!source.trim() && { source: '请填写来源' }),
  ...(!/^20\d\d$/.test(validFromYear) && { validFromYear: '请填写 2000 至 2099 之间的年份' }),
})

/** The last step: after it the version serves its cohorts and is never changed. */
export function VersionForm({ table, fileId }: { table: VersionedTableId; fileId: string }) {
  const { currentYear } = useSession()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const linkTo = useLinkTo()
  const add = useAction('codes.import')
  const [initial] = useState({ version: '', source: '', validFromYear: String(currentYear) })
  const [values, setValues] = useState<Values>(initial)
  const [isTried, setTried] = useState(false)
  const { leaveSaved } = useLeaveWarning(values !== initial)
  const own = isTried ? problemsIn(values) : {}
  const problems = { ...problemsOf(add.error), ...own }
  const change = (more: Partial<Values>) => setValues((before) => ({ ...before, ...more }))
  const submit = () => {
    setTried(true)
    if (focusFirst(problemsIn(values))) return
    const { version, source, validFromYear } = values
    const done = () => {
      void message.success(`已导入版本 ${version.trim()}`)
      leaveSaved(() => void navigate(linkTo(`/settings/codes/${table}`)))
    }
    add.mutate(
      {
        table,
        fileId,
        version: version.trim(),
        source: source.trim(),
        validFromYear: Number(validFromYear),
      },
      { onSuccess: done },
    )
  }
  return (
    <Section title="版本信息">
      <form
        aria-label="版本信息"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <VersionFields values={values} problems={problems} onChange={change} />
        {add.error && <Refusal error={add.error} onRefresh={() => add.reset()} />}
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          导入为新版本
        </Button>
      </form>
    </Section>
  )
}

interface VersionFieldsProps {
  values: Values
  problems: Problems
  onChange: (changes: Partial<Values>) => void
}

const VersionFields = ({ values, problems, onChange }: VersionFieldsProps) => (
  <>
    <TextField
      name="version"
      label="版本号"
      value={values.version}
      maxLength={30}
      isRequired
      problem={problems['version']}
      hint="如 2.0 或 2026"
      onChange={(version) => onChange({ version })}
    />
    <TextField
      name="source"
      label="来源"
      value={values.source}
      maxLength={200}
      isRequired
      problem={problems['source']}
      hint="发布单位和文件名称，供日后查证"
      onChange={(source) => onChange({ source })}
    />
    <TextField
      name="validFromYear"
      label="从哪一届起使用"
      value={values.validFromYear}
      maxLength={4}
      inputMode="numeric"
      isRequired
      problem={problems['validFromYear']}
      hint="此前各届的记录仍按原版本显示和校验"
      onChange={(year) => onChange({ validFromYear: year.trim() })}
    />
  </>
)
