import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useId, type KeyboardEvent, type Ref } from 'react'
import { errorTable } from 'shared-types/errors'
import { OPINION_LIMIT } from './review-actions'

interface OpinionInputProps {
  value: string
  onChange: (text: string) => void
  isMissing: boolean
  /** When it must be given, for whoever wonders. */
  note: string
  inputRef?: Ref<TextAreaRef>
  onKeyDown?: (event: KeyboardEvent) => void
}

export function OpinionInput(props: OpinionInputProps) {
  const { value, onChange, isMissing, note, inputRef, onKeyDown } = props
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>审核意见</label> <span className="quiet">{note}</span>
      <Input.TextArea
        {...(inputRef && { ref: inputRef })}
        {...(onKeyDown && { onKeyDown })}
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={OPINION_LIMIT}
        rows={2}
        className="opinion-box"
        status={isMissing ? 'error' : ''}
        aria-invalid={isMissing}
        aria-describedby={`${id}-problem`}
      />
      <div id={`${id}-problem`} role="alert" className="problem">
        {isMissing && errorTable['opinion-required'].message}
      </div>
    </div>
  )
}
