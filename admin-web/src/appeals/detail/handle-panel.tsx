import { App, Button, Flex, Input } from 'antd'
import { useId, useState } from 'react'
import { LONGEST_APPEAL_TEXT } from 'shared-types/appeals/appeal-limits'
import { useAction } from '../../api/use-action'
import { Section } from '../../layout/facts'
import { ReasonDialog } from '../../layout/reason-dialog'
import { Refusal } from '../../forms/refusal'
import type { Appeal } from './appeal-drawer'
import { PassOnDialog } from './pass-on-dialog'

interface HandlePanelProps {
  appeal: Appeal
  onRefresh: () => Promise<unknown>
}

/** Exactly the actions that travel with the appeal, over the version on screen. */
export function HandlePanel({ appeal, onRefresh }: HandlePanelProps) {
  const { message } = App.useApp()
  const take = useAction('appeals.take')
  const [asking, setAsking] = useState<'pass-on' | 'close'>()
  const may = (action: Appeal['allowedActions'][number]) => appeal.allowedActions.includes(action)
  const { id, version } = appeal
  return (
    <Section title="处理">
      {take.error && (
        <Refusal error={take.error} onRefresh={() => void onRefresh().then(() => take.reset())} />
      )}
      <Answer appeal={appeal} onRefresh={onRefresh} />
      <Flex gap={8} wrap style={{ marginTop: 8 }}>
        {may('take') && (
          <Button
            loading={take.isPending}
            onClick={() =>
              take.mutate({ id, version }, { onSuccess: () => void message.success('已由您受理') })
            }
          >
            由我受理
          </Button>
        )}
        {may('pass-on') && <Button onClick={() => setAsking('pass-on')}>转交…</Button>}
        {may('close') && (
          <Button danger onClick={() => setAsking('close')}>
            关闭申诉…
          </Button>
        )}
      </Flex>
      {asking === 'pass-on' && (
        <PassOnDialog appeal={appeal} onRefresh={onRefresh} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'close' && (
        <CloseDialog appeal={appeal} onRefresh={onRefresh} onClose={() => setAsking(undefined)} />
      )}
    </Section>
  )
}

function Answer({ appeal, onRefresh }: HandlePanelProps) {
  const { message } = App.useApp()
  const answer = useAction('appeals.answer')
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const id = useId()
  if (!appeal.allowedActions.includes('answer')) return null
  const send = () => {
    const given = text.trim()
    setMissing(!given)
    if (!given) return
    answer.mutate(
      { id: appeal.id, version: appeal.version, text: given },
      {
        onSuccess: () => {
          setText('')
          void message.success('已回复，学生可以看到')
        },
      },
    )
  }
  return (
    <>
      {answer.error && (
        <Refusal
          error={answer.error}
          onRefresh={() => void onRefresh().then(() => answer.reset())}
        />
      )}
      <label htmlFor={id}>回复</label> <span className="quiet">（学生会看到）</span>
      <Input.TextArea
        id={id}
        value={text}
        maxLength={LONGEST_APPEAL_TEXT}
        autoSize={{ minRows: 3, maxRows: 10 }}
        status={isMissing ? 'error' : ''}
        aria-invalid={isMissing}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setText(event.target.value)
          setMissing(false)
        }}
        style={{ marginTop: 4 }}
      />
      <div id={`${id}-problem`} role="alert" className="problem">
        {isMissing && '请输入回复内容'}
      </div>
      <Button type="primary" loading={answer.isPending} onClick={send} style={{ marginTop: 8 }}>
        {appeal.state === 'answered' ? '补充回复' : '回复'}
      </Button>
    </>
  )
}

interface CloseDialogProps extends HandlePanelProps {
  onClose: () => void
}

function CloseDialog({ appeal, onRefresh, onClose }: CloseDialogProps) {
  const close = useAction('appeals.close')
  return (
    <ReasonDialog
      title={`关闭 ${appeal.person.name} 的申诉`}
      label="关闭原因"
      okText="关闭申诉"
      danger
      isPending={close.isPending}
      error={close.error}
      onConfirm={(reason) =>
        close.mutate({ id: appeal.id, version: appeal.version, reason }, { onSuccess: onClose })
      }
      onRefresh={() => void onRefresh().then(() => close.reset())}
      onClose={onClose}
    >
      <p>关闭后双方都不能再补充。学生会看到关闭原因。</p>
    </ReasonDialog>
  )
}
