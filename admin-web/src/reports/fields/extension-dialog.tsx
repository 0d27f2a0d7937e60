import { Checkbox, Flex, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import {
  extensionTypeLabels,
  extensionTypes,
  LONGEST_EXTENSION,
  maySeal,
  MOST_EXTENSION_CHOICES,
  type ExtensionType,
} from 'shared-types/reports/fields/extension-fields'
import type { FieldSetting } from 'shared-types/reports/fields/field-settings'
import { FieldFrame } from '../../forms/field-frame'
import { FormDialog } from '../../forms/form-dialog'
import { inputId } from '../../forms/inputs/input-props'
import { focusFirst } from '../../forms/problems'
import { TextField } from '../../forms/text-field'
import { isNew } from './draft'
import { problemsIn, settingOf, valuesOf, type ExtensionValues } from './extension-values'

interface ExtensionDialogProps {
  /** None for a new field. */
  setting: FieldSetting | undefined
  onConfirm: (setting: Omit<FieldSetting, 'field'>) => void
  onClose: () => void
}

/** What a school asks beyond the declared fields. */
export function ExtensionDialog({ setting, onConfirm, onClose }: ExtensionDialogProps) {
  const [opened] = useState(() => valuesOf(setting))
  const [values, setValues] = useState(opened)
  const [isTried, setTried] = useState(false)
  const problems = isTried ? problemsIn(values) : {}
  const change = (changes: Partial<ExtensionValues>) =>
    setValues((before) => ({ ...before, ...changes }))
  const submit = () => {
    setTried(true)
    if (!focusFirst(problemsIn(values))) onConfirm(settingOf(values))
  }
  return (
    <FormDialog
      title={setting ? '编辑扩展字段' : '新增扩展字段'}
      okText="确定"
      isDirty={JSON.stringify(values) !== JSON.stringify(opened)}
      isPending={false}
      error={null}
      onSubmit={submit}
      onRefresh={onClose}
      onClose={onClose}
    >
      <TextField
        name="label"
        label="字段名称"
        isRequired
        maxLength={30}
        value={values.label}
        problem={problems['label']}
        onChange={(label) => change({ label })}
      />
      <FieldFrame
        id={inputId('type')}
        label="类型"
        isRequired
        problem={undefined}
        hint={setting && !isNew(setting) ? '保存后不能改变类型' : undefined}
      >
        <Select<ExtensionType>
          id={inputId('type')}
          aria-label="类型"
          value={values.type}
          disabled={setting !== undefined && !isNew(setting)}
          onChange={(type) => change({ type })}
          options={extensionTypes.map((it) => ({ value: it, label: extensionTypeLabels[it] }))}
        />
      </FieldFrame>
      <OfType values={values} problems={problems} onChange={change} />
      {maySeal(values.type) && (
        <Sensitive
          isChecked={values.sensitive}
          isFixed={setting !== undefined && !isNew(setting)}
          onChange={(sensitive) => change({ sensitive })}
        />
      )}
      <TextField
        name="hint"
        label="提示文字"
        maxLength={100}
        value={values.hint}
        onChange={(hint) => change({ hint })}
      />
      <Flex gap={16} wrap>
        <Checkbox
          checked={values.required}
          onChange={(event) => change({ required: event.target.checked })}
        >
          必填
        </Checkbox>
        <Checkbox
          checked={values.editable}
          onChange={(event) => change({ editable: event.target.checked })}
        >
          学生可编辑
        </Checkbox>
      </Flex>
    </FormDialog>
  )
}

interface SensitiveProps {
  isChecked: boolean
  isFixed: boolean
  onChange: (isChecked: boolean) => void
}

function Sensitive({ isChecked, isFixed, onChange }: SensitiveProps) {
  const id = inputId('sensitive')
  return (
    <div className="fields-sensitive">
      <Checkbox
        checked={isChecked}
        disabled={isFixed}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      >
        个人敏感信息
      </Checkbox>
      <div id={`${id}-hint`} className="quiet">
        证件号码、银行账号、健康状况等请勾选：内容加密保存，不在列表中显示，也不能筛选；审核和导出时可见。
        {isFixed ? '保存后不能改变。' : '保存后不能取消。'}
      </div>
    </div>
  )
}

interface OfTypeProps {
  values: ExtensionValues
  problems: Readonly<Record<string, string | undefined>>
  onChange: (changes: Partial<ExtensionValues>) => void
}

/** What only some types ask. */
function OfType({ values, problems, onChange }: OfTypeProps) {
  if (values.type === 'text')
    return (
      <FieldFrame
        id={inputId('maxLength')}
        label="最多字数"
        isRequired={false}
        problem={undefined}
        hint={undefined}
      >
        <InputNumber
          id={inputId('maxLength')}
          min={1}
          max={LONGEST_EXTENSION}
          precision={0}
          value={values.maxLength}
          onChange={(maxLength) => onChange({ maxLength: maxLength ?? 100 })}
        />
      </FieldFrame>
    )
  if (values.type !== 'choice') return null
  return (
    <FieldFrame
      id={inputId('choices')}
      label="选项"
      isRequired
      problem={problems['choices']}
      hint={`每行一个，最多 ${MOST_EXTENSION_CHOICES} 个`}
    >
      <Input.TextArea
        id={inputId('choices')}
        autoSize={{ minRows: 3, maxRows: 10 }}
        value={values.choices}
        status={problems['choices'] ? 'error' : ''}
        aria-required
        onChange={(event) => onChange({ choices: event.target.value })}
      />
    </FieldFrame>
  )
}
