import type { FormEvent, ReactNode } from 'react'

interface EntranceProps {
  title: string
  note: string
  problem: string | undefined
  submitLabel: string
  isBusy: boolean
  onSubmit: (values: Record<string, string>) => void
  banner?: ReactNode
  /** Below the button: where else one may go. */
  more?: ReactNode
  children: ReactNode
}

/** The card of signing in and changing a password: plain HTML, so that the first download stays small. */
export function Entrance(props: EntranceProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const entries = [...new FormData(event.currentTarget).entries()]
    props.onSubmit(
      Object.fromEntries(
        entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
    )
  }
  return (
    <div className="entrance">
      {props.banner}
      <main className="entrance-middle">
        <form className="entrance-card" onSubmit={submit} aria-labelledby="entrance-title">
          <div className="entrance-brand">
            <img src="/icon.svg" alt="" width={44} height={44} />
            <div>
              <h1 id="entrance-title">{props.title}</h1>
              <p>{props.note}</p>
            </div>
          </div>
          {props.problem && (
            <p className="entrance-problem" role="alert">
              {props.problem}
            </p>
          )}
          {props.children}
          <button className="entrance-submit" type="submit" disabled={props.isBusy}>
            {props.isBusy ? '请稍候…' : props.submitLabel}
          </button>
          {props.more && <p className="entrance-more">{props.more}</p>}
        </form>
      </main>
    </div>
  )
}

interface EntranceFieldProps {
  name: string
  label: string
  type?: 'text' | 'password'
  autoComplete: string
  autoFocus?: boolean
  isOptional?: boolean
}

export function EntranceField(props: EntranceFieldProps) {
  const { name, label, type = 'text', isOptional = false, ...rest } = props
  return (
    <label className="entrance-field">
      <span>{label}</span>
      <input name={name} type={type} required={!isOptional} maxLength={128} {...rest} />
    </label>
  )
}
