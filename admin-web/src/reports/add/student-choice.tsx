import { Select } from 'antd'
import { useId, useState } from 'react'
import { errorText } from '../../api/call'
import { useOperation } from '../../api/use-operation'
import { useWorkingYear } from '../../app/working-year'
import { usePaused } from '../../palette/use-students'

interface StudentChoiceProps {
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** A student of the working year, by name, initials, student or ID number. */
export function StudentChoice({ chosen, onChoose }: StudentChoiceProps) {
  const id = useId()
  const year = useWorkingYear()
  const [typed, setTyped] = useState('')
  const search = usePaused(typed.trim())
  const isAsked = search.length >= 2
  const found = useOperation('students.list', { year, search, limit: 8 }, { enabled: isAsked })
  const rows = (isAsked && found.data?.rows) || []
  if (chosen) return null
  return (
    <>
      <label htmlFor={id}>学生</label>
      <Select
        id={id}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder="输入姓名、学号或证件号码"
        options={rows.map((it) => ({
          value: it.id,
          label: `${it.name} · ${it.studentNumber} · ${it.majorName}`,
        }))}
        loading={isAsked && found.isFetching}
        notFoundContent={
          found.error ? errorText(found.error) : isAsked ? '没有找到相符的学生' : '至少输入两个字'
        }
        onChange={onChoose}
        style={{ width: '100%', marginTop: 4 }}
      />
    </>
  )
}
