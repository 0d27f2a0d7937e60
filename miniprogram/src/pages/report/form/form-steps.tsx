import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Report } from 'shared-types/reports/schemas'
import { findTransition } from 'shared-types/reports/workflow'
import { NetworkFailed } from '../../../api/failures'
import { Button } from '../../../components/form/button'
import { Card } from '../../../components/layout/card'
import { Notice } from '../../../components/state/notice'
import { Steps } from '../../../components/state/steps'
import { WaitingForNetwork } from '../../../components/state/waiting-for-network'
import { OutOfDate } from '../../../components/state/out-of-date'
import { FieldInput } from '../fields/field-input'
import { useCompany } from '../fields/use-company'
import type { ReportProps } from '../load-report'
import { rulesOf } from './form-rules'
import type { FormState } from './form-state'
import { useReportForm } from './use-report-form'

interface Props extends ReportProps {
  initial: FormState
  /** Shown above until the server has the form. */
  untilSaved?: ReactNode
}

export function FormSteps(props: Props) {
  const { loaded, initial, untilSaved, onChange, onReload } = props
  const onReport = (report: Report) => onChange({ ...loaded, mine: { ...loaded.mine, report } })
  const form = useReportForm({ loaded, initial, onReport })
  const { steps, at, state } = form
  const company = useCompany(rulesOf(loaded).fields, state.data, form.enter)
  const step = steps[at]
  if (!step) return null
  const wrong = step.fields.filter((it) => form.problemOf(it.name)).length
  return (
    <>
      {state.version === initial.version && untilSaved}
      {steps.length > 1 && (
        <Steps names={steps.map((it) => it.title)} current={at} onGo={form.goBackTo} />
      )}
      <Card title={step.title}>
        {step.fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            loaded={loaded}
            data={state.data}
            files={state.files}
            problem={form.problemOf(field.name)}
            onChange={form.enter}
            onLeave={() => form.leave(field.name)}
            onUploaded={form.uploaded}
            isFilled={company.filled.includes(field.name)}
            company={company}
          />
        ))}
        {wrong > 0 && (
          <Notice kind="danger">
            <Text className="wrong-count">{`有 ${wrong} 项需要修改，请按红字提示检查`}</Text>
          </Notice>
        )}
        <WaitingForNetwork shown={form.submitting.isWaiting} />
        <OutOfDate
          error={form.submitting.error ?? refusedSaving(form.saving.error)}
          onReload={onReload}
        />
        <Buttons
          form={form}
          stage={loaded.mine.report?.stage ?? 'draft'}
          isKept={!loaded.isApplication}
        />
        <SaveState form={form} />
      </Card>
    </>
  )
}

type Form = ReturnType<typeof useReportForm>

interface ButtonsProps {
  form: Form
  stage: Report['stage']
  /** The server keeps drafts of it. */
  isKept: boolean
}

function Buttons({ form, stage, isKept }: ButtonsProps) {
  const isSubmitting = form.submitting.busy !== undefined
  const submitLabel = findTransition('student', stage, 'submit')?.label ?? '提交'
  return (
    <>
      <View className="form-buttons">
        {form.at > 0 && (
          <Button
            className="previous"
            kind="plain"
            disabled={isSubmitting}
            onTap={() => form.goBackTo(form.at - 1)}
          >
            上一步
          </Button>
        )}
        {form.isLast ? (
          <Button className="submit" busy={isSubmitting} onTap={form.submit}>
            {submitLabel}
          </Button>
        ) : (
          <Button className="next" onTap={form.next}>
            下一步
          </Button>
        )}
      </View>
      {form.state.isChanged && isKept && (
        <Button
          className="save-draft"
          kind="plain"
          busy={form.saving.busy !== undefined}
          disabled={isSubmitting}
          onTap={form.save}
        >
          保存草稿
        </Button>
      )}
    </>
  )
}

/** Where what has been typed is safe by now. */
function SaveState({ form }: { form: Form }) {
  const { isChanged, version } = form.state
  const text =
    form.saving.error instanceof NetworkFailed && isChanged
      ? '网络不给力，内容已保留在本机，联网后请再保存'
      : isChanged
        ? '填写的内容已保留在本机'
        : version > 0
          ? '草稿已保存，可随时回来继续填写'
          : ''
  return (
    <View className="save-state" ariaLive="polite">
      {text}
    </View>
  )
}

const refusedSaving = (error: Error | undefined) =>
  error instanceof NetworkFailed ? undefined : error
