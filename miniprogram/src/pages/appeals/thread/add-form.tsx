import { useEffect, useState } from 'react'
import { LONGEST_APPEAL_TEXT, MOST_APPEAL_ATTACHMENTS } from 'shared-types/appeals/appeal-limits'
import { call } from '../../../api/call'
import { useSending } from '../../../api/use-sending'
import type { AttachedFile } from '../../../components/attachments/access'
import { AttachmentField } from '../../../components/attachments/attachment-field'
import { Button } from '../../../components/form/button'
import { Field } from '../../../components/form/field'
import { Card } from '../../../components/layout/card'
import { OutOfDate } from '../../../components/state/out-of-date'
import { WaitingForNetwork } from '../../../components/state/waiting-for-network'
import { forgetWritten, keepWritten, recallWritten } from '../../../drafts/device-drafts'
import { appealFiles } from '../appeal-files'
import type { ThreadProps } from './index'
import { isAdded } from './landed'

/** What the appellant adds; to an answer, it asks for another one. */
export function AddForm({ appeal, onChange, onReload }: ThreadProps) {
  const { id, version, state } = appeal
  const [text, setText] = useState(() => recallWritten(id, Date.now())?.content ?? '')
  const [files, setFiles] = useState<readonly AttachedFile[]>([])
  const [isChecked, setChecked] = useState(false)
  const { busy, error, isWaiting, handIn } = useSending()
  const isBusy = busy !== undefined
  useEffect(
    () => keepWritten({ owner: id, savedAt: Date.now(), category: '', content: text }),
    [id, text],
  )
  const add = () => {
    setChecked(true)
    const sent = { text: text.trim(), attachments: files.map((it) => it.id) }
    if (!sent.text) return
    const send = () => call('appeals.add', { id, version, ...sent })
    const landed = async () => {
      const now = await call('appeals.get-mine', { id })
      return isAdded(now, version, sent) ? now : undefined
    }
    void handIn('add', { send, landed }, (now) => {
      forgetWritten()
      onChange(now)
    })
  }
  return (
    <Card title="补充说明">
      <Field
        name="text"
        label={state === 'answered' ? '对答复不满意或有新情况，可补充说明' : '补充内容'}
        required
        long
        maxLength={LONGEST_APPEAL_TEXT}
        value={text}
        placeholder="请填写补充内容"
        problem={isChecked && !text.trim() ? '请填写补充内容' : undefined}
        disabled={isBusy}
        onChange={setText}
      />
      <AttachmentField
        name="added-files"
        label="附件"
        files={files}
        access={appealFiles({ appealId: id })}
        purpose="appeal-attachment"
        most={MOST_APPEAL_ATTACHMENTS}
        disabled={isBusy}
        onAdd={(file) => setFiles((now) => [...now, file])}
        onRemove={(removed) => setFiles((now) => now.filter((it) => it.id !== removed))}
      />
      <WaitingForNetwork shown={isWaiting} />
      <OutOfDate error={error} onReload={onReload} />
      <Button className="add" busy={isBusy} onTap={add}>
        补充
      </Button>
    </Card>
  )
}
