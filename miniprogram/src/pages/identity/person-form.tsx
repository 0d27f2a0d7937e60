import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { Visitor } from 'shared-types/identity/operations'
import { isFromMainland, idTypes, type IdType } from 'shared-types/students/id-number'
import { CallRefused } from '../../api/failures'
import { PickerField } from '../../components/choose/picker-field'
import { Button } from '../../components/form/button'
import { Field } from '../../components/form/field'
import { Card } from '../../components/layout/card'
import { Tappable } from '../../components/layout/tappable'
import { Notice } from '../../components/state/notice'
import { Problem } from '../../components/state/problem'
import { idNumberLabel, problemsOf, type Person } from './person'
import type { Origin } from './origin-choice'
import { useBinding } from './use-binding'
import { WaysOut } from './ways-out'

interface Props {
  origin: Origin
  visitor: Visitor
  onOtherOrigin: () => void
  onVisitor: (visitor: Visitor) => void
}

const typedFields = ['name', 'idNumber', 'studentNumber', 'confirmationCode'] as const
type TypedField = (typeof typedFields)[number]

const permits = idTypes.filter((it) => !isFromMainland(it.code))

export function PersonForm({ origin, visitor, onOtherOrigin, onVisitor }: Props) {
  const isMainland = origin === 'mainland'
  const [person, setPerson] = useState<Person>({
    idType: isMainland ? 'resident' : 'hk-macau-permit',
    name: '',
    idNumber: '',
    studentNumber: '',
    confirmationCode: undefined,
  })
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const { busy, error, begin } = useBinding(visitor, onVisitor)

  const problems = [...problemsOf(person), ...refusedFields(error)]
  const problemOf = (field: string) =>
    checked.has(field) ? problems.find((it) => it.field === field)?.message : undefined
  const usesCode = person.confirmationCode !== undefined
  const field = (name: TypedField) => ({
    name,
    value: person[name] ?? '',
    problem: problemOf(name),
    disabled: busy,
    onChange: (value: string) => setPerson((now) => ({ ...now, [name]: value })),
    onLeave: () => setChecked((now) => new Set([...now, name])),
  })
  const submit = () => {
    setChecked(new Set(typedFields))
    if (problemsOf(person).length === 0) void begin(person)
  }

  return (
    <>
      <Card title={isMainland ? '中国内地学生' : '港澳台学生'}>
        {visitor.face && isMainland && <Notice>已通过实名认证，请填写信息完成学籍绑定</Notice>}
        {!isMainland && (
          <PickerField
            name="idType"
            label="证件类型"
            required
            value={person.idType}
            choices={permits}
            disabled={busy}
            onChange={(code) => setPerson((now) => ({ ...now, idType: code as IdType }))}
          />
        )}
        <Field {...field('name')} label="姓名" required maxLength={50} />
        <Field
          {...field('idNumber')}
          label={idNumberLabel(person.idType)}
          required
          maxLength={30}
          keyboard={isMainland ? 'idcard' : 'text'}
        />
        <Field
          {...field('studentNumber')}
          label="学号"
          maxLength={30}
          hint="同一学校有多条学籍（如本科和硕士）时请填写"
        />
        {usesCode && (
          <Field
            {...field('confirmationCode')}
            label="核验码"
            required
            maxLength={20}
            hint="由学校当面核验身份证件后提供"
          />
        )}
        {isMainland && !visitor.face && (
          <CodeSwitch
            usesCode={usesCode}
            disabled={busy}
            onSwitch={(code) => setPerson((now) => ({ ...now, confirmationCode: code }))}
          />
        )}
        <Problem error={error} />
        {error && <WaysOut error={error} person={person} />}
        <Button className="begin" busy={busy} onTap={submit}>
          {isMainland && !visitor.face && !usesCode ? '开始验证' : '绑定学籍'}
        </Button>
        <Button className="other-origin" kind="plain" disabled={busy} onTap={onOtherOrigin}>
          重新选择身份
        </Button>
      </Card>
    </>
  )
}

interface CodeSwitchProps {
  usesCode: boolean
  disabled: boolean
  onSwitch: (code: '' | undefined) => void
}

/** For those whom no camera recognises: the school has seen them and their document. */
function CodeSwitch({ usesCode, disabled, onSwitch }: CodeSwitchProps) {
  return (
    <Tappable
      className="identity-switch"
      disabled={disabled}
      onTap={() => onSwitch(usesCode ? undefined : '')}
    >
      <Text>{usesCode ? '改用人脸识别' : '无法人脸识别？使用学校提供的核验码'}</Text>
    </Tappable>
  )
}

const refusedFields = (error: Error | undefined) =>
  error instanceof CallRefused ? (error.hint.problems ?? []) : []
