import { Button, Checkbox, Flex } from 'antd'
import { LONGEST_QUESTION, LONGEST_TOPIC } from 'shared-types/questions/question-limits'
import { readBody } from 'shared-types/rich-text/writing'
import { Rebased } from '../forms/rebased'
import { Refusal } from '../forms/refusal'
import { TextField } from '../forms/text-field'
import { Panel } from '../layout/panel'
import { PhonePreview } from '../rich-text/phone-preview'
import { RichTextField } from '../rich-text/rich-text-field'
import { DeleteQuestion } from './delete-question'
import type { Question } from './question-values'
import { useQuestionForm } from './use-question-form'

interface QuestionFormProps {
  question?: Question
  onRefresh: () => Promise<{ data?: Question | undefined }>
}

export function QuestionForm({ question, onRefresh }: QuestionFormProps) {
  const form = useQuestionForm(question)
  const { base, values } = form
  const refresh = () =>
    void onRefresh().then(({ data }) => {
      if (data) form.takeOver(data)
    })
  return (
    <form
      aria-label={base ? `编辑问题${base.question}` : '添加问题'}
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
            bar="常见问题"
            title={values.question}
            line={values.topic || '主题'}
            body={readBody(values.body)}
          />
        </div>
      </Panel>
      <div className="page-foot">
        {form.error && <Refusal error={form.error} onRefresh={refresh} />}
        {form.isRebased && <Rebased />}
        <Flex gap={8} wrap>
          <Button type="primary" htmlType="submit" loading={form.isSaving} disabled={!form.isDirty}>
            保存
          </Button>
          {base && <DeleteQuestion question={base} />}
          <Button disabled={form.isSaving} onClick={form.cancel}>
            返回
          </Button>
        </Flex>
      </div>
    </form>
  )
}

function Fields({ form }: { form: ReturnType<typeof useQuestionForm> }) {
  const { values, problems, change } = form
  return (
    <>
      <TextField
        name="topic"
        label="主题"
        value={values.topic}
        maxLength={LONGEST_TOPIC}
        isRequired
        problem={problems['topic']}
        hint="同一主题的问题排在一起"
        onChange={(topic) => change({ topic })}
      />
      <TextField
        name="question"
        label="问题"
        value={values.question}
        maxLength={LONGEST_QUESTION}
        isRequired
        problem={problems['question']}
        onChange={(question) => change({ question })}
      />
      <RichTextField
        name="body"
        label="答案"
        value={values.body}
        problem={problems['body']}
        onChange={(body) => change({ body })}
      />
      <TextField
        name="keywords"
        label="同义词"
        value={values.keywords}
        problem={problems['keywords']}
        hint="学生可能使用的其他说法，用顿号分开；只用于查找，不显示"
        onChange={(keywords) => change({ keywords })}
      />
      <TextField
        name="position"
        label="顺序"
        value={values.position}
        maxLength={4}
        inputMode="numeric"
        isRequired
        problem={problems['position']}
        hint="数字小的排在前面"
        onChange={(position) => change({ position: position.trim() })}
      />
      <Checkbox
        checked={values.published}
        onChange={(event) => change({ published: event.target.checked })}
      >
        公开：学生可以查到
      </Checkbox>
    </>
  )
}
