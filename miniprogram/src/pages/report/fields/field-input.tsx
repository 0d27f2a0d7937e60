import { isRequired } from 'shared-types/reports/rules/check-report'
import { offeredBeside } from 'shared-types/reports/fields/choices'
import { mayTypeAuthority } from 'shared-types/reports/rules/dispatch-rules'
import { hintOf, type FieldType, type ReportData } from 'shared-types/reports/fields/field'
import type { EffectiveField } from 'shared-types/reports/fields/field-settings'
import { factsOfHolder } from 'shared-types/reports/fields/holder-facts'
import { MOST_ATTACHMENTS } from 'shared-types/files/file-limits'
import type { AttachedFile } from '../../../components/attachments/access'
import { AttachmentField } from '../../../components/attachments/attachment-field'
import { DateField } from '../../../components/choose/date-field'
import { DivisionField } from '../../../components/choose/division-field'
import { PickerField } from '../../../components/choose/picker-field'
import { Field } from '../../../components/form/field'
import type { LabelledProps } from '../../../components/form/labelled'
import type { Keyboard } from '../../../components/form/keyboards'
import type { Loaded } from '../load-report'
import { chooseUnit, unitChoices } from '../unit-choices'
import { chooseAuthority, typeAuthority } from './authority'
import { AuthorityField } from './authority-field'
import { CompanyField } from './company-field'
import { HardshipField } from './hardship-field'
import type { CompanySearch } from './use-company'
import { filesOf, reportFiles, withFile, withoutFile } from './report-files'

interface Props {
  field: EffectiveField
  loaded: Loaded
  data: ReportData
  files: readonly AttachedFile[]
  problem: string | undefined
  /** Of the whole form's values: choosing one may fill in or empty others. */
  onChange: (change: (data: ReportData) => ReportData) => void
  onLeave: () => void
  onUploaded: (file: AttachedFile) => void
  /** Says what the registry of companies says, and is changed there. */
  isFilled: boolean
  company: CompanySearch
}

/** Lines of text longer than this are given several. */
const ONE_LINE = 100

const keyboards = {
  text: 'text',
  phone: 'phone',
  email: 'email',
  postcode: 'number',
  integer: 'number',
} as const satisfies Partial<Record<FieldType, Keyboard>>

/** The input that a declared field asks for. */
export function FieldInput(props: Props) {
  const { field, loaded, data, files, problem, onChange, onLeave, onUploaded } = props
  const { isFilled } = props
  const facts = factsOfHolder(loaded.mine.holder, loaded.mine.report?.submission)
  const enter = (value: string) => onChange((now) => ({ ...now, [field.name]: value }))
  const choose = (value: string) => (enter(value), onLeave())
  const shared = {
    name: field.name,
    label: field.label,
    required: isRequired(field, data, facts),
    hint: !field.editable
      ? '由学校填写，如有误请联系学校'
      : isFilled
        ? '由所选单位带出'
        : hintOf(field, isRequired(field, data, facts)),
    problem,
    disabled: !field.editable || isFilled,
    value: data[field.name] ?? '',
  }
  switch (field.type) {
    case 'text':
    case 'phone':
    case 'email':
    case 'postcode':
    case 'integer':
      return <TypedInput {...props} shared={shared} onEnter={enter} />
    case 'date':
      return <DateField {...shared} onChange={choose} />
    case 'code':
      if (field.code === 'hardship') return <HardshipField {...shared} onChange={choose} />
      return <PickerField {...shared} choices={offeredBeside(field, data)} onChange={choose} />
    case 'choice':
      return <PickerField {...shared} choices={offeredBeside(field, data)} onChange={choose} />
    case 'division':
      return <DivisionField {...shared} onChange={choose} />
    case 'unit': {
      const units = unitChoices(field, loaded.organisation, data)
      const nothing = units.length === 0 && !shared.required
      return (
        <PickerField
          {...shared}
          {...(nothing && { disabled: true, hint: `学校没有设置${field.label}，无需填写` })}
          choices={units}
          onChange={(id) => (
            onChange((now) => chooseUnit(field, id, loaded.organisation, now)),
            onLeave()
          )}
        />
      )
    }
    case 'attachment': {
      const changeFiles = (change: (ids: string) => string) => (
        onChange((now) => ({ ...now, [field.name]: change(now[field.name] ?? '') })),
        onLeave()
      )
      return (
        <AttachmentField
          {...shared}
          files={filesOf(shared.value, files)}
          access={reportFiles}
          purpose="attachment"
          most={MOST_ATTACHMENTS}
          onAdd={(file) => (onUploaded(file), changeFiles((ids) => withFile(ids, file.id)))}
          onRemove={(id) => changeFiles((ids) => withoutFile(ids, id))}
        />
      )
    }
  }
}

type Shared = LabelledProps & { value: string; disabled: boolean }

/** Whatever is written rather than chosen, with a list beside it where there is one. */
function TypedInput(props: Props & { shared: Shared; onEnter: (value: string) => void }) {
  const { field, loaded, isFilled, company, shared, onEnter: enter, onChange, onLeave } = props
  if (field.name === 'authority') {
    return (
      <AuthorityField
        {...shared}
        authorities={loaded.authorities}
        mayType={mayTypeAuthority(
          factsOfHolder(loaded.mine.holder).educationLevel,
          loaded.originRegion,
        )}
        onChoose={(it) => (onChange((now) => chooseAuthority(now, it)), onLeave())}
        onType={(name) => onChange((now) => typeAuthority(now, name))}
      />
    )
  }
  if (field.company) {
    return (
      <CompanyField
        {...shared}
        disabled={!field.editable}
        chosen={isFilled ? company.chosen : undefined}
        onChoose={(it) => (company.choose(it), onLeave())}
        onType={(name) => company.type(name)}
        onLeave={onLeave}
      />
    )
  }
  const maxLength = field.maxLength ?? ONE_LINE
  return (
    <Field
      {...shared}
      keyboard={keyboards[field.type as keyof typeof keyboards]}
      maxLength={maxLength}
      long={maxLength > ONE_LINE}
      onChange={enter}
      onLeave={onLeave}
    />
  )
}
