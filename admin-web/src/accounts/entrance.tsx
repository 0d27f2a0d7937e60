import type { FormEvent, ReactNode } from 'react'

interface EntranceCardProps {
  title: string
  note: string
  banner?: ReactNode
  children: ReactNode
}

/** The card in the middle of a page without menu: who is here is not yet fully signed in. */
export const EntranceCard = ({ title, note, banner, children }: EntranceCardProps) => (
  <div className="entrance">
    {banner}
    <main className="entrance-middle">
      <div className="entrance-card">
        <div className="entrance-brand">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <div>
            <h1 id="entrance-title">{title}</h1>
            <p>{note}</p>
          </div>
        </div>
        {children}
      </div>
    </main>
  </div>
)

interface EntranceProps extends EntranceCardProps {
  problem: string | undefined
  submitLabel: string
  isBusy: boolean
  onSubmit: (values: Record<string, string>) => void
  /** Below the button: where else one may go. */
  more?: ReactNode
}

/** The form of signing in and changing a password: plain HTML, so that the first download stays small. */
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
    <EntranceCard title={props.title} note={props.note} banner={props.banner}>
      <form onSubmit={submit} aria-labelledby="entrance-title">
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
    </EntranceCard>
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
