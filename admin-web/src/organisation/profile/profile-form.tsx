import { App, Button, Flex, Input } from 'antd'
import type { SchoolProfile } from 'shared-types/organisation/profile-operations'
import { PictureField } from '../../forms/picture-field'
import { Rebased } from '../../forms/rebased'
import { errorText } from '../../api/call'
import { TextField } from '../../forms/text-field'
import { Section } from '../../layout/facts'
import { useLeaveWarning } from '../../layout/use-leave-warning'
import { FieldFrame } from '../../forms/field-frame'
import { inputId, problemId } from '../../forms/inputs/input-props'
import { Refusal } from '../../forms/refusal'
import { FixedFacts } from './profile-facts'
import {
  INTRODUCTION_LENGTH,
  lineFields,
  pictureLabels,
  sealUpload,
  type PictureName,
} from './profile-fields'
import { useProfileForm } from './use-profile-form'

export function ProfileForm({ opened }: { opened: SchoolProfile }) {
  const { message } = App.useApp()
  const form = useProfileForm(opened)
  useLeaveWarning(form.isDirty)
  const refresh = () =>
    void form.rebase().catch((error: unknown) => void message.error(errorText(error)))
  return (
    <form
      aria-label="院校信息"
      className="profile-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit(() => void message.success('已保存'))
      }}
    >
      <FixedFacts profile={opened} />
      <Section title="联系方式">
        <div className="profile-lines">
          {lineFields.map(({ name, ...field }) => (
            <TextField
              key={name}
              {...field}
              name={name}
              value={form.values[name]}
              problem={form.problems[name]}
              onChange={(text) => form.change({ [name]: text })}
            />
          ))}
        </div>
      </Section>
      <Section title="学校概况">
        <div className="profile-introduction">
          <Introduction form={form} />
        </div>
      </Section>
      <Section title="印章与标志">
        <div className="profile-pictures">
          {(Object.keys(pictureLabels) as PictureName[]).map((name) => (
            <PictureField
              key={name}
              name={name}
              label={pictureLabels[name]}
              fileId={form.values[name]}
              {...(name === 'sealFileId' && sealUpload)}
              problem={form.problems[name]}
              onChange={(fileId) => form.change({ [name]: fileId })}
            />
          ))}
        </div>
      </Section>
      <Foot form={form} onRefresh={refresh} />
    </form>
  )
}

type Form = ReturnType<typeof useProfileForm>

function Introduction({ form }: { form: Form }) {
  const id = inputId('introduction')
  const problem = form.problems['introduction']
  return (
    <FieldFrame id={id} label="简介" isRequired={false} problem={problem}>
      <Input.TextArea
        id={id}
        value={form.values.introduction}
        maxLength={INTRODUCTION_LENGTH}
        rows={5}
        className="growing"
        status={problem ? 'error' : ''}
        aria-invalid={problem !== undefined}
        aria-describedby={problemId(id)}
        onChange={(event) => form.change({ introduction: event.target.value })}
      />
    </FieldFrame>
  )
}

function Foot({ form, onRefresh }: { form: Form; onRefresh: () => void }) {
  return (
    <div className="profile-foot">
      {form.error && <Refusal error={form.error} onRefresh={onRefresh} />}
      {form.isRebased && <Rebased />}
      <Flex gap={8} align="center" wrap>
        <Button type="primary" htmlType="submit" loading={form.isPending} disabled={!form.isDirty}>
          保存
        </Button>
        <Button disabled={!form.isDirty || form.isPending} onClick={form.reset}>
          撤销修改
        </Button>
        {form.isDirty && <span className="quiet">有未保存的修改</span>}
      </Flex>
    </div>
  )
}
