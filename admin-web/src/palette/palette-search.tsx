import { Input, type InputRef } from 'antd'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { errorText } from '../api/call'
import { useMay } from '../app/session'
import { matching, type Entry } from './match'
import { useEntries } from './use-entries'
import { useStudents } from './use-students'

interface PaletteSearchProps {
  field: RefObject<InputRef>
  onChoose: (run: () => void) => void
}

/** A combobox: the field keeps the focus, the arrows move through what it found. */
export function PaletteSearch({ field, onChoose }: PaletteSearchProps) {
  const id = useId()
  const may = useMay()
  const [query, setQuery] = useState('')
  const [place, setPlace] = useState(0)
  const students = useStudents(query)
  // At once: what is typed while the dialogue still moves belongs here, not to the form behind it.
  useEffect(() => field.current?.focus(), [field])
  const groups = [
    ...useEntries().map(({ title, entries }) => ({ title, entries: matching(entries, query) })),
    { title: '学生', entries: students.entries },
  ].filter((it) => it.entries.length > 0)
  const all = groups.flatMap((it) => it.entries)
  const at = Math.min(place, all.length - 1)
  const active = all[at]
  const onKeyDown = (event: KeyboardEvent) => {
    // Return also takes what an input method offers.
    if (event.nativeEvent.isComposing || all.length === 0) return
    if (event.key === 'Enter' && active) onChoose(active.run)
    else if (event.key === 'ArrowDown') setPlace((at + 1) % all.length)
    else if (event.key === 'ArrowUp') setPlace((at + all.length - 1) % all.length)
    else return
    event.preventDefault()
  }
  const what = may('roll.view') ? '页面、工作年份，或学生的姓名、学号、证件号' : '页面或工作年份'
  return (
    <>
      <Input
        ref={field}
        size="large"
        role="combobox"
        aria-label={`查找${what}`}
        aria-expanded={all.length > 0}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        {...(active && { 'aria-activedescendant': `${id}-${active.id}` })}
        autoComplete="off"
        maxLength={50}
        placeholder={`${what}；可用拼音首字母`}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label="查找结果" className="palette-list">
        {groups.map(({ title, entries }) => (
          <div key={title} role="group" aria-label={title}>
            <div aria-hidden className="palette-title">
              {title}
            </div>
            {entries.map((it) => (
              <Option
                key={it.id}
                id={`${id}-${it.id}`}
                entry={it}
                isActive={it === active}
                onPoint={() => setPlace(all.indexOf(it))}
                onChoose={() => onChoose(it.run)}
              />
            ))}
          </div>
        ))}
      </div>
      <div role="status" className={all.length > 0 ? 'unseen' : 'palette-none quiet'}>
        {students.isLoading ? '正在查找学生…' : foundText(all.length)}
      </div>
      {students.error && (
        <div role="alert" className="problem">
          没有查到学生：{errorText(students.error)}
        </div>
      )}
    </>
  )
}

const foundText = (count: number) => (count > 0 ? `${count} 项` : '没有相符的页面或学生。')

interface OptionProps {
  id: string
  entry: Entry
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
}

function Option({ id, entry, isActive, onPoint, onChoose }: OptionProps) {
  const option = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    <div
      ref={option}
      id={id}
      role="option"
      aria-selected={isActive}
      className={isActive ? 'palette-option palette-active' : 'palette-option'}
      onMouseMove={isActive ? undefined : onPoint}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span>{entry.label}</span>
      <small>{entry.note}</small>
    </div>
  )
}
