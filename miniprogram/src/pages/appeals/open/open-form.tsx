import { useEffect, useState } from 'react'
import { LONGEST_APPEAL_TEXT, MOST_APPEAL_ATTACHMENTS } from 'shared-types/appeals/appeal-limits'
import {
  appealCategories,
  appealCategoryLabels,
  type AppealCategory,
} from 'shared-types/appeals/workflow'
import type { Visitor } from 'shared-types/identity/operations'
import type { OperationMap } from 'shared-types/operations'
import { call } from '../../../api/call'
import { CallRefused } from '../../../api/failures'
import { isRefusal } from '../../../api/use-action'
import { useSending } from '../../../api/use-sending'
import { AttachmentField } from '../../../components/attachments/attachment-field'
import { PickerField } from '../../../components/choose/picker-field'
import { Button } from '../../../components/form/button'
import { Field } from '../../../components/form/field'
import { Card } from '../../../components/layout/card'
import { Cell } from '../../../components/layout/cell'
import { Problem } from '../../../components/state/problem'
import { Notice } from '../../../components/state/notice'
import { WaitingForNetwork } from '../../../components/state/waiting-for-network'
import { timeInChina } from '../../../display/time'
import { forgetWritten, keepWritten, recallWritten } from '../../../drafts/device-drafts'
import { ownerOf } from '../../../drafts/draft'
import { UNBOUND, type WrittenAppeal } from '../../../drafts/written-appeal'
import { replaceBy } from '../../../platform/page'
import { appealPage, appealsPage } from '../../../navigation/pages'
import { takeEntered } from '../../identity/entered-person'
import { appealFiles } from '../appeal-files'
import { appealInput, appealProblems, fieldOfProblem, newKey, type AppealForm } from './appeal-form'
import { AppellantFields } from './appellant-fields'

interface Props {
  student: Visitor['student']
  schools: OperationMap['appeals.list-schools']['output']['schools']
  category?: AppealCategory
}

const categories = appealCategories.map((code) => ({ code, name: appealCategoryLabels[code] }))

export function OpenForm({ student, schools, category }: Props) {
  const owner = student ? ownerOf(student) : UNBOUND
  const [written] = useState(() => recallWritten(owner, Date.now()))
  const [form, setForm] = useState(() => newForm(!student, category, written))
  useKeptWords(owner, form)
  const [isChecked, setChecked] = useState(false)
  const { busy, error, isWaiting, handIn } = useSending()
  const isBusy = busy !== undefined
  const change = (changes: Partial<AppealForm>) => setForm((now) => ({ ...now, ...changes }))

  const refused = error instanceof CallRefused ? (error.hint.problems ?? []) : []
  const problems = [
    ...appealProblems(form),
    ...refused.map((it) => ({ ...it, field: fieldOfProblem(it.field) })),
  ]
  const problemOf = (field: string) =>
    isChecked ? problems.find((it) => it.field === field)?.message : undefined
  const submit = () => {
    setChecked(true)
    if (appealProblems(form).length > 0) return
    const send = () => call('appeals.open', appealInput(form))
    void handIn('submit', { send }, ({ id }) => {
      forgetWritten()
      replaceBy(appealPage(id))
    })
  }
  const schoolId = form.person?.schoolId
  const mayAttach = student !== null || Boolean(schoolId)

  return (
    <>
      {written && (
        <Notice>{`已恢复您 ${timeInChina(written.savedAt)} 写下、尚未提交的申诉内容`}</Notice>
      )}
      <Card title="申诉人">
        {student && <BoundAppellant {...student} />}
        {form.person && (
          <AppellantFields
            person={form.person}
            schools={schools}
            disabled={isBusy}
            problemOf={problemOf}
            onChange={(person) =>
              // Files belong to the school that they were sent to.
              change({ person, ...(person.schoolId !== schoolId && { files: [] }) })
            }
          />
        )}
      </Card>
      <Card title="申诉内容">
        <PickerField
          name="category"
          label="类别"
          required
          value={form.category}
          choices={categories}
          disabled={isBusy}
          problem={problemOf('category')}
          onChange={(code) => change({ category: code as AppealCategory })}
        />
        <Field
          name="content"
          label="申诉内容"
          required
          long
          maxLength={LONGEST_APPEAL_TEXT}
          value={form.content}
          placeholder="请写明问题、您认为正确的内容和理由"
          hint={`已写 ${form.content.length} 字，最多 ${LONGEST_APPEAL_TEXT} 字`}
          disabled={isBusy}
          problem={problemOf('content')}
          onChange={(content) => change({ content })}
        />
        <AttachmentField
          name="attachments"
          label="附件"
          hint={mayAttach ? '如证件、证明的照片，没有可以不传' : '请先选择学校'}
          problem={problemOf('attachments')}
          files={form.files}
          access={appealFiles(schoolId ? { schoolId } : {})}
          purpose="appeal-attachment"
          most={MOST_APPEAL_ATTACHMENTS}
          disabled={isBusy || !mayAttach}
          onAdd={(file) => setForm((now) => ({ ...now, files: [...now.files, file] }))}
          onRemove={(id) => change({ files: form.files.filter((it) => it.id !== id) })}
        />
        <WaitingForNetwork shown={isWaiting} />
        <Problem error={error} />
        {isRefusal(error, 'too-many-appeals') && (
          <Button className="to-appeals" kind="plain" onTap={() => replaceBy(appealsPage)}>
            查看我的申诉
          </Button>
        )}
        <Button className="submit" busy={isBusy} onTap={submit}>
          提交
        </Button>
      </Card>
    </>
  )
}

function BoundAppellant(student: NonNullable<Props['student']>) {
  return (
    <>
      <Cell label="姓名" value={student.name} />
      <Cell label="学校" value={student.schoolName} />
      <Cell label="专业" value={student.majorName} />
      <Cell label="学号" value={student.studentNumber} />
    </>
  )
}

/** The app may be closed half-way: the words are there when it is opened again. */
function useKeptWords(owner: string, { category, content }: AppealForm): void {
  useEffect(
    () => keepWritten({ owner, savedAt: Date.now(), category, content }),
    [owner, category, content],
  )
}

function newForm(
  asksWho: boolean,
  category: AppealCategory | undefined,
  written: WrittenAppeal | undefined,
): AppealForm {
  const entered = takeEntered()
  return {
    key: newKey(),
    category: category ?? written?.category ?? '',
    content: written?.content ?? '',
    files: [],
    person: asksWho
      ? {
          schoolId: '',
          majorName: '',
          name: '',
          idType: 'resident',
          idNumber: '',
          studentNumber: '',
          ...entered,
          confirmationCode: undefined,
        }
      : undefined,
  }
}
