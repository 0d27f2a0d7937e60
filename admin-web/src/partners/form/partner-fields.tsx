import { Checkbox, Input, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { partnerScopeLabels, partnerScopes, type PartnerScope } from 'shared-types/partners/scopes'
import { FieldFrame } from '../../forms/field-frame'
import { inputId, problemId } from '../../forms/inputs/input-props'

export interface PartnerValues {
  name: string
  purpose: string
  contact: string
  scopes: PartnerScope[]
  perMinute: number
  perDay: number
}

export const newPartner: PartnerValues = {
  name: '',
  purpose: '',
  contact: '',
  scopes: ['archive-whereabouts', 'certificate'],
  perMinute: 60,
  perDay: 10_000,
}

interface PartnerFieldsProps {
  values: PartnerValues
  /** Once saving was tried, what is missing is said. */
  isTried: boolean
  onChange: (changes: Partial<PartnerValues>) => void
}

export const isComplete = ({ name, purpose, scopes }: PartnerValues) =>
  !!name.trim() && !!purpose.trim() && scopes.length > 0

export function PartnerFields({ values, isTried, onChange }: PartnerFieldsProps) {
  const nameProblem = isTried && !values.name.trim() ? '请填写名称' : undefined
  const purposeProblem = isTried && !values.purpose.trim() ? '请填写查询用途' : undefined
  const scopesProblem = isTried && values.scopes.length === 0 ? '请至少选择一项' : undefined
  return (
    <>
      <TextField
        name="name"
        label="名称"
        value={values.name}
        isRequired
        problem={nameProblem}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        name="purpose"
        label="查询用途"
        value={values.purpose}
        isRequired
        problem={purposeProblem}
        hint="本人会在“授权记录”中看到，如“办理人事档案转递”"
        onChange={(purpose) => onChange({ purpose })}
      />
      <TextField
        name="contact"
        label="联系人"
        value={values.contact}
        hint="出现异常时与谁联系，如姓名和电话"
        onChange={(contact) => onChange({ contact })}
      />
      <div className="field-row" role="group" aria-label="可查询的内容">
        <div>可查询的内容</div>
        <Checkbox.Group<PartnerScope>
          value={values.scopes}
          options={partnerScopes.map((it) => ({ value: it, label: partnerScopeLabels[it] }))}
          onChange={(scopes) => onChange({ scopes })}
        />
        <div className="problem" aria-live="polite">
          {scopesProblem}
        </div>
      </div>
      <NumberField
        name="perMinute"
        label="每分钟调用上限"
        value={values.perMinute}
        max={6000}
        onChange={(perMinute) => onChange({ perMinute })}
      />
      <NumberField
        name="perDay"
        label="每日调用上限"
        value={values.perDay}
        max={1_000_000}
        onChange={(perDay) => onChange({ perDay })}
      />
    </>
  )
}

interface FieldProps<T> {
  name: string
  label: string
  value: T
  isRequired?: boolean
  problem?: string | undefined
  hint?: string
  onChange: (value: T) => void
}

function Framed(props: Omit<FieldProps<unknown>, 'onChange' | 'value'> & { children: ReactNode }) {
  return (
    <FieldFrame
      id={inputId(props.name)}
      label={props.label}
      isRequired={props.isRequired ?? false}
      problem={props.problem}
      hint={props.hint}
    >
      {props.children}
    </FieldFrame>
  )
}

function TextField({ value, onChange, ...rest }: FieldProps<string>) {
  const id = inputId(rest.name)
  return (
    <Framed {...rest}>
      <Input
        id={id}
        value={value}
        maxLength={100}
        status={rest.problem ? 'error' : ''}
        aria-required={rest.isRequired ?? false}
        aria-invalid={rest.problem !== undefined}
        aria-describedby={problemId(id)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Framed>
  )
}

function NumberField({ value, max, onChange, ...rest }: FieldProps<number> & { max: number }) {
  const id = inputId(rest.name)
  return (
    <Framed {...rest} isRequired>
      <InputNumber
        id={id}
        value={value}
        min={1}
        max={max}
        precision={0}
        aria-required
        aria-describedby={problemId(id)}
        onChange={(number) => onChange(number ?? value)}
        style={{ width: 160 }}
      />
    </Framed>
  )
}
