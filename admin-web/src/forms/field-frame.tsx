import type { ReactNode } from 'react'
import './forms.css'
import { problemId } from './inputs/input-props'

interface FieldFrameProps {
  id: string
  label: string
  isRequired: boolean
  problem: string | undefined
  hint?: string | undefined
  children: ReactNode
}

/** The label above a control, and below it what is wrong or how to fill it in. */
export function FieldFrame({ id, label, isRequired, problem, hint, children }: FieldFrameProps) {
  return (
    <div className="field-row">
      <label htmlFor={id}>
        {label}
        {isRequired && (
          <span className="problem" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {children}
      <div id={problemId(id)} className={problem ? 'problem' : 'quiet'} aria-live="polite">
        {problem ?? hint}
      </div>
    </div>
  )
}
