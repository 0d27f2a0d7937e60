import type { OperationMap } from 'shared-types/operations'
import { idTypes, isFromMainland, type IdType } from 'shared-types/students/id-number'
import { PickerField } from '../../../components/choose/picker-field'
import { Field } from '../../../components/form/field'
import { idNumberLabel } from '../../identity/person'
import type { AppealForm } from './appeal-form'

type Person = NonNullable<AppealForm['person']>

interface Props {
  person: Person
  schools: OperationMap['appeals.list-schools']['output']['schools']
  disabled: boolean
  problemOf: (field: string) => string | undefined
  onChange: (person: Person) => void
}

/** Who appeals, as long as no record of the roll says so. */
export function AppellantFields({ person, schools, disabled, problemOf, onChange }: Props) {
  const field = (name: 'name' | 'idNumber' | 'studentNumber' | 'majorName') => ({
    name,
    value: person[name],
    problem: problemOf(name),
    disabled,
    onChange: (value: string) => onChange({ ...person, [name]: value }),
  })
  return (
    <>
      <PickerField
        name="schoolId"
        label="学校"
        required
        value={person.schoolId}
        choices={schools.map(({ id, name }) => ({ code: id, name }))}
        disabled={disabled}
        problem={problemOf('schoolId')}
        onChange={(schoolId) => onChange({ ...person, schoolId })}
      />
      <Field {...field('name')} label="姓名" required maxLength={50} />
      <PickerField
        name="idType"
        label="证件类型"
        required
        value={person.idType}
        choices={idTypes}
        disabled={disabled}
        onChange={(code) => onChange({ ...person, idType: code as IdType })}
      />
      <Field
        {...field('idNumber')}
        label={idNumberLabel(person.idType)}
        required
        maxLength={30}
        keyboard={isFromMainland(person.idType) ? 'idcard' : 'text'}
      />
      <Field {...field('studentNumber')} label="学号" maxLength={30} />
      <Field {...field('majorName')} label="专业" maxLength={100} />
    </>
  )
}
