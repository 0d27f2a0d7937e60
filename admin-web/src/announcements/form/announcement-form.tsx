import { Button, Checkbox, Flex, Radio, Select } from 'antd'
import { useId } from 'react'
import {
  LONGEST_TITLE,
  MOST_ANNOUNCEMENT_ATTACHMENTS,
} from 'shared-types/announcements/announcement-limits'
import {
  announcementAudienceLabels,
  announcementAudiences,
  announcementCategories,
  announcementCategoryLabels,
} from 'shared-types/announcements/workflow'
import { readBody } from 'shared-types/rich-text/writing'
import { useSession } from '../../app/session'
import { UploadList } from '../../files/upload-list'
import { FieldFrame } from '../../forms/field-frame'
import { inputId } from '../../forms/inputs/input-props'
import { Rebased } from '../../forms/rebased'
import { Refusal } from '../../forms/refusal'
import { TextField } from '../../forms/text-field'
import { Panel } from '../../layout/panel'
import { showTime } from '../../layout/times'
import { PhonePreview } from '../../rich-text/phone-preview'
import { RichTextField } from '../../rich-text/rich-text-field'
import { useSchoolOptions } from '../../schools/use-school-options'
import type { Announcement } from './announcement-values'
import { useAnnouncementForm } from './use-announcement-form'
import { Ways } from './ways'

interface AnnouncementFormProps {
  announcement?: Announcement
  onRefresh: () => Promise<{ data?: Announcement | undefined }>
}

type Form = ReturnType<typeof useAnnouncementForm>

/** What is written, beside it how it will look on a phone, beneath it what can be done with it. */
export function AnnouncementForm({ announcement, onRefresh }: AnnouncementFormProps) {
  const form = useAnnouncementForm(announcement)
  const { base, values } = form
  const { schoolName } = useSession()
  const id = useId()
  const refresh = () =>
    void onRefresh().then(({ data }) => {
      if (data) form.takeOver(data)
    })
  const time = base?.publishAt ? showTime(base.publishAt) : '发布时间'
  return (
    <>
      <form
        id={id}
        aria-label={base ? `编辑公告${base.title}` : '撰写公告'}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          form.save()
        }}
      >
        <Panel>
          <div className="writing">
            <div>
              <Fields form={form} />
            </div>
            <PhonePreview
              bar="资讯公告"
              title={values.title}
              line={`${announcementCategoryLabels[values.category]} · ${schoolName} · ${time}`}
              body={readBody(values.written)}
            />
          </div>
        </Panel>
      </form>
      {/* Outside the form: its dialogues have forms of their own. */}
      <div className="page-foot">
        {form.error && <Refusal error={form.error} onRefresh={refresh} />}
        {form.isRebased && <Rebased />}
        <Flex gap={8} wrap>
          <Button
            type="primary"
            htmlType="submit"
            form={id}
            loading={form.isSaving}
            disabled={!form.isDirty}
          >
            {base && base.state !== 'draft' ? '保存' : '保存草稿'}
          </Button>
          {base && (
            <Ways
              announcement={base}
              isDirty={form.isDirty}
              onDone={(latest) => form.takeOver(latest)}
            />
          )}
          <Button disabled={form.isSaving} onClick={form.cancel}>
            返回
          </Button>
        </Flex>
      </div>
    </>
  )
}

function Fields({ form: { values, problems, base, change } }: { form: Form }) {
  return (
    <>
      <TextField
        name="title"
        label="标题"
        value={values.title}
        maxLength={LONGEST_TITLE}
        isRequired
        problem={problems['title']}
        onChange={(title) => change({ title })}
      />
      <Choice
        label="类别"
        value={values.category}
        choices={announcementCategories}
        labels={announcementCategoryLabels}
        onChange={(category) => change({ category })}
      />
      <Choice
        label="发布对象"
        value={values.audience}
        choices={announcementAudiences}
        labels={announcementAudienceLabels}
        onChange={(audience) => change({ audience })}
      />
      <SchoolChoice
        value={values.forSchoolId}
        problem={problems['forSchoolId']}
        onChange={(forSchoolId) => change({ forSchoolId })}
      />
      <Checkbox
        checked={values.pinned}
        onChange={(event) => change({ pinned: event.target.checked })}
        style={{ marginBottom: 14 }}
      >
        置顶：排在其他公告之前
      </Checkbox>
      <RichTextField
        name="body"
        label="正文"
        value={values.written}
        problem={problems['body']}
        onChange={(written) => change({ written })}
      />
      <FieldFrame
        id={inputId('attachments')}
        label="附件"
        isRequired={false}
        problem={problems['attachments']}
        hint={`图片或 PDF，最多 ${MOST_ANNOUNCEMENT_ATTACHMENTS} 个，每个不超过 10 MB`}
      >
        <UploadList
          id={inputId('attachments')}
          label="附件"
          purpose="announcement-attachment"
          files={base?.attachments ?? []}
          ids={values.attachments}
          most={MOST_ANNOUNCEMENT_ATTACHMENTS}
          onChange={(attachments) => change({ attachments: [...attachments] })}
        />
      </FieldFrame>
    </>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  choices: readonly T[]
  labels: Record<T, string>
  onChange: (value: T) => void
}

const Choice = <T extends string>({ label, value, choices, labels, onChange }: ChoiceProps<T>) => (
  <div className="field-row" role="radiogroup" aria-label={label}>
    <div style={{ marginBottom: 4 }}>{label}</div>
    <Radio.Group
      value={value}
      options={choices.map((it) => ({ value: it, label: labels[it] }))}
      onChange={(event) => onChange(event.target.value as T)}
    />
  </div>
)

interface SchoolChoiceProps {
  value: string | null
  problem: string | undefined
  onChange: (schoolId: string | null) => void
}

/** The centre speaks to the province, or to one school. */
function SchoolChoice({ value, problem, onChange }: SchoolChoiceProps) {
  const { level } = useSession()
  const schools = useSchoolOptions()
  const id = inputId('forSchoolId')
  if (level !== 'centre') return null
  return (
    <FieldFrame id={id} label="面向" isRequired={false} problem={problem}>
      <Select
        id={id}
        value={value ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: '全省' }, ...schools.options]}
        loading={schools.isLoading}
        onChange={(chosen: string) => onChange(chosen || null)}
      />
    </FieldFrame>
  )
}
