import { Button, Input } from 'antd'
import { FieldFrame } from '../forms/field-frame'
import { inputId, problemId } from '../forms/inputs/input-props'
import { marks, type Mark } from './marks'
import './rich-text.css'

interface RichTextFieldProps {
  name: string
  label: string
  /** As written: see shared-types/rich-text/writing. */
  value: string
  problem?: string | undefined
  onChange: (written: string) => void
}

/** Plain text with a few marks, which the buttons put in: pasted text stays what it is, and no markup comes along. */
export function RichTextField({ name, label, value, problem, onChange }: RichTextFieldProps) {
  const id = inputId(name)
  const put = (mark: Mark) => {
    const area = document.getElementById(id) as HTMLTextAreaElement | null
    if (!area) return
    const { text, from, to } = mark.put(value, area.selectionStart, area.selectionEnd)
    onChange(text)
    // Once React has written the new text, what was put in is selected, ready to be typed over.
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(from, to)
    })
  }
  return (
    <FieldFrame
      id={id}
      label={label}
      isRequired
      problem={problem}
      hint="每行一段。用按钮加小标题、列表、重点和链接；也可以直接输入 ## 、- 、1. 、**重点**、[文字](网址)"
    >
      <div className="writing-tools" role="toolbar" aria-label="排版">
        {marks.map((it) => (
          <Button key={it.label} size="small" onClick={() => put(it)}>
            {it.label}
          </Button>
        ))}
      </div>
      <Input.TextArea
        id={id}
        value={value}
        rows={16}
        status={problem ? 'error' : ''}
        aria-required
        aria-invalid={problem !== undefined}
        aria-describedby={problemId(id)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  )
}
