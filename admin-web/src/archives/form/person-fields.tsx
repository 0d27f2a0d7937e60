import { Checkbox } from 'antd'
import type { Field } from 'shared-types/reports/fields/field'
import { idTypes } from 'shared-types/students/id-number'
import { useOperation } from '../../api/use-operation'
import { Section } from '../../layout/facts'
import { FieldControl } from './field-control'

export interface PersonValues {
  name: string
  idType: string
  idNumber: string
  studentNumber: string
  graduated: boolean
  /** Only for somebody who is not on the roll. */
  majorId: string
}

interface PersonFieldsProps {
  values: PersonValues
  problemOf: (name: string) => string | undefined
  onChange: (changes: Partial<PersonValues>) => void
}

const text = (name: keyof PersonValues, label: string, hint?: string): Field => ({
  name,
  label,
  section: '',
  type: 'text',
  required: false,
  configurable: false,
  dataClass: 'personal',
  ...(hint && { hint }),
})

const personFields = [
  text('name', '姓名'),
  { ...text('idType', '证件类型'), type: 'choice', choices: idTypes },
  text('idNumber', '证件号码', '证件号码与学号至少填一项'),
  text('studentNumber', '学号'),
] as const satisfies readonly Field[]

/** Whose archive it is. Graduates are found on the roll; who left without graduating may be off it. */
export function PersonFields({ values, problemOf, onChange }: PersonFieldsProps) {
  return (
    <Section title="档案所属人">
      {personFields.map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          value={String(values[field.name as keyof PersonValues])}
          isRequired={field.name === 'name'}
          problem={problemOf(field.name)}
          onChange={(value) => onChange({ [field.name]: value })}
        />
      ))}
      <div className="field-row">
        <Checkbox
          checked={!values.graduated}
          onChange={(event) => onChange({ graduated: !event.target.checked })}
        >
          未毕业（结业、肄业、退学等），可以不在学籍中
        </Checkbox>
      </div>
      {!values.graduated && (
        <MajorChoice
          value={values.majorId}
          problem={problemOf('majorId')}
          onChange={(majorId) => onChange({ majorId })}
        />
      )}
    </Section>
  )
}

interface MajorChoiceProps {
  value: string
  problem: string | undefined
  onChange: (majorId: string) => void
}

function MajorChoice({ value, problem, onChange }: MajorChoiceProps) {
  const organisation = useOperation('organisation.get', {}, { staleTime: 300_000 })
  const field: Field = {
    ...text('majorId', '专业', '不在学籍中的人请选择曾就读的专业'),
    type: 'choice',
    choices: (organisation.data?.majors ?? []).map((it) => ({ code: it.id, name: it.name })),
  }
  return (
    <FieldControl
      field={field}
      value={value}
      isRequired={false}
      problem={problem}
      onChange={onChange}
    />
  )
}
