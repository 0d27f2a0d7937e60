import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useId, type KeyboardEvent, type Ref } from 'react'
import { OPINION_LIMIT } from './review-actions'

interface OpinionInputProps {
  value: string
  onChange: (text: string) => void
  problem: string | undefined
  isRequired: boolean
  inputRef?: Ref<TextAreaRef>
  onKeyDown?: (event: KeyboardEvent) => void
}

export function OpinionInput(props: OpinionInputProps) {
  const { value, onChange, problem, isRequired, inputRef, onKeyDown } = props
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>审核意见</label>
      <span className="quiet">{isRequired ? '（必填）' : '（不通过、退回时必填）'}</span>
      <Input.TextArea
        {...(inputRef && { ref: inputRef })}
        {...(onKeyDown && { onKeyDown })}
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={OPINION_LIMIT}
        autoSize={{ minRows: 2, maxRows: 5 }}
        {...(problem && { status: 'error' as const })}
        aria-invalid={!!problem}
        aria-describedby={`${id}-problem`}
        style={{ marginTop: 4 }}
      />
      <div id={`${id}-problem`} role="alert" className="problem">
        {problem}
      </div>
    </div>
  )
}
