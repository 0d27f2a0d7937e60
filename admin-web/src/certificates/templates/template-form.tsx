import { App, Button, Flex, InputNumber, Radio } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  schoolSealPlaces,
  type CertificateTemplate,
  type TemplateFacts,
} from 'shared-types/certificates/template-operations'
import { errorText } from '../../api/call'
import { openLink } from '../../api/open-link'
import { useAction } from '../../api/use-action'
import { FieldFrame } from '../../forms/field-frame'
import { inputId, problemId } from '../../forms/inputs/input-props'
import { PictureField } from '../../forms/picture-field'
import { focusFirst, problemsOf, type Problems } from '../../forms/problems'
import { Refusal } from '../../forms/refusal'
import { TextField } from '../../forms/text-field'
import { Section } from '../../layout/facts'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { colourLabels } from '../words'
import { numberFields, schoolSealLabels, textFields } from './template-fields'

interface TemplateFormProps {
  newest: CertificateTemplate
  centreName: string
  onRefresh: () => Promise<unknown>
}

export function TemplateForm({ newest, centreName, onRefresh }: TemplateFormProps) {
  const { message } = App.useApp()
  const save = useAction('certificates.save-template')
  const [facts, setFacts] = useState(newest.facts)
  const isDirty = JSON.stringify(facts) !== JSON.stringify(newest.facts)
  useLeaveWarning(isDirty)
  const change = (changes: Partial<TemplateFacts>) => setFacts({ ...facts, ...changes })
  const submit = () =>
    save.mutate(
      { kind: newest.kind, facts, version: newest.version },
      {
        onSuccess: ({ version }) => void message.success(`已保存为第 ${version} 版`),
        onError: (error) => void focusFirst(problemsOf(error)),
      },
    )
  return (
    <form
      aria-label="证书模板"
      className="template-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TemplateFields
        facts={facts}
        centreName={centreName}
        problems={problemsOf(save.error)}
        onChange={change}
      />
      {save.error && (
        <Refusal error={save.error} onRefresh={() => void onRefresh().then(() => save.reset())} />
      )}
      <Flex gap={8} wrap>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isDirty}>
          保存为新版本
        </Button>
        <Button disabled={!isDirty || save.isPending} onClick={() => setFacts(newest.facts)}>
          还原
        </Button>
        <Samples kind={newest.kind} facts={facts} />
      </Flex>
    </form>
  )
}

interface TemplateFieldsProps {
  facts: TemplateFacts
  centreName: string
  problems: Problems
  onChange: (changes: Partial<TemplateFacts>) => void
}

const TemplateFields = ({ facts, centreName, problems, onChange }: TemplateFieldsProps) => (
  <div className="template-fields">
    <Section title="文字">
      {textFields.map(({ name, ...field }) => (
        <TextField
          key={name}
          {...field}
          name={name}
          value={facts[name]}
          problem={problems[name]}
          hint={name === 'authority' ? `留空时为“${centreName}”` : field.hint}
          onChange={(text) => onChange({ [name]: text })}
        />
      ))}
    </Section>
    <Section title="版式">
      <div className="template-numbers">
        {numberFields.map(({ name, label, unit, min, max }) => (
          <FieldFrame
            key={name}
            id={inputId(name)}
            label={`${label}（${unit}）`}
            isRequired
            problem={problems[name]}
            hint={`${min} 至 ${max}`}
          >
            <InputNumber
              id={inputId(name)}
              value={facts[name]}
              min={min}
              max={max}
              precision={0}
              aria-describedby={problemId(inputId(name))}
              onChange={(value) => onChange({ [name]: value ?? min })}
              style={{ width: '100%' }}
            />
          </FieldFrame>
        ))}
      </div>
      <SchoolSeal value={facts.schoolSeal} onChange={(it) => onChange({ schoolSeal: it })} />
      <PictureField
        name="sealFileId"
        label="签发机关印章"
        mediaTypes={['image/png']}
        fileId={facts.sealFileId}
        hint="透明背景的正方形 PNG，宽高 300 至 1000 像素，2 MB 以内；不上传时由平台按签发机关名称绘制"
        problem={problems['sealFileId']}
        onChange={(sealFileId) => onChange({ sealFileId })}
      />
    </Section>
  </div>
)

const SchoolSeal = ({
  value,
  onChange,
}: {
  value: TemplateFacts['schoolSeal']
  onChange: (value: TemplateFacts['schoolSeal']) => void
}) => (
  <FieldFrame
    id={inputId('schoolSeal')}
    label="院校印章"
    isRequired
    problem={undefined}
    hint="学校在“院校信息设置”中上传；没有上传的学校，其毕业生的证书上不印。样张以示例印章表示"
  >
    <Radio.Group
      id={inputId('schoolSeal')}
      value={value}
      aria-describedby={problemId(inputId('schoolSeal'))}
      options={schoolSealPlaces.map((it) => ({ value: it, label: schoolSealLabels[it] }))}
      onChange={(event) => onChange(event.target.value as TemplateFacts['schoolSeal'])}
    />
  </FieldFrame>
)

/** 样张 of what is on the screen, saved or not. */
function Samples({ kind, facts }: Pick<CertificateTemplate, 'kind' | 'facts'>) {
  const open = useMutation({
    mutationFn: (colour: 'blue' | 'red') =>
      openLink('certificates.preview-template', { kind, colour, facts }, 'show'),
  })
  return (
    <>
      {(['blue', 'red'] as const).map((colour) => (
        <Button
          key={colour}
          loading={open.isPending && open.variables === colour}
          onClick={() => open.mutate(colour)}
        >
          查看样张（{colourLabels[colour]}）
        </Button>
      ))}
      {open.error && (
        <div role="alert" className="problem">
          {errorText(open.error)}
        </div>
      )}
    </>
  )
}
