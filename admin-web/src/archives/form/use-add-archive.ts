import { useState } from 'react'
import type { ArchiveState } from 'shared-types/archives/archive-states'
import { checkArchive } from 'shared-types/archives/check-archive'
import type { FieldProblem } from 'shared-types/errors'
import { idNumberProblem, normaliseIdNumber, type IdType } from 'shared-types/students/id-number'
import { useAction } from '../../api/use-action'
import { useWorkingYear } from '../../app/working-year'
import { today } from '../today'
import { problemsOf, type ArchiveValues } from './archive-values'
import type { PersonValues } from './person-fields'

const nobody: PersonValues = {
  name: '',
  idType: 'resident',
  idNumber: '',
  studentNumber: '',
  graduated: true,
  majorId: '',
}

/** An archive being entered; who it is of the server finds on the roll. */
export function useAddArchive() {
  const year = useWorkingYear()
  const add = useAction('archives.add')
  const [person, setPerson] = useState(nobody)
  const [state, setState] = useState<ArchiveState>('to-send')
  const [on, setOn] = useState(today)
  const [data, setData] = useState<ArchiveValues>({})
  const [isTried, setTried] = useState(false)
  const problems = [...problemsIn(person), ...checkArchive(data, state)]
  const shown = [...(isTried ? problems : []), ...problemsOf(add.error)]
  return {
    person,
    state,
    on,
    data,
    error: add.error,
    isSaving: add.isPending,
    isDirty: (person !== nobody || Object.keys(data).length > 0) && !add.isSuccess,
    hasProblems: shown.length > 0,
    problemOf: (name: string) => shown.find((it) => it.field === name)?.message,
    changePerson: (changes: Partial<PersonValues>) => {
      setPerson((before) => ({ ...before, ...changes }))
      add.reset()
    },
    changeState: setState,
    changeDay: (day: string) => {
      setOn(day)
      add.reset()
    },
    changeData: (name: string, text: string) => {
      setData((before) => ({ ...before, [name]: text }))
      add.reset()
    },
    /** Returns the first field that keeps it from being sent. */
    save: (onAdded: (id: string) => void): string | undefined => {
      setTried(true)
      if (problems[0]) return problems[0].field
      add.mutate(
        { year, person: asked(person), graduated: person.graduated, state, on, data },
        { onSuccess: ({ id }) => onAdded(id) },
      )
      return undefined
    },
  }
}

const asked = ({ name, idType, idNumber, studentNumber, majorId, graduated }: PersonValues) => ({
  name: name.trim(),
  idType: idType as IdType,
  ...(idNumber.trim() && { idNumber: idNumber.trim() }),
  ...(studentNumber.trim() && { studentNumber: studentNumber.trim() }),
  ...(majorId && !graduated && { majorId }),
})

/** What can be said before the roll is asked. */
function problemsIn({ name, idType, idNumber, studentNumber }: PersonValues): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!name.trim()) problems.push({ field: 'name', message: '请填写姓名' })
  const number = normaliseIdNumber(idNumber)
  if (!number && !studentNumber.trim())
    problems.push({ field: 'idNumber', message: '请填写证件号码或学号' })
  const wrong = number && idNumberProblem(idType as IdType, number)
  return wrong ? [...problems, { field: 'idNumber', message: wrong }] : problems
}
