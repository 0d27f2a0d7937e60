import {
  archiveStateLabels,
  findArchiveTransition,
  type ArchiveState,
} from 'shared-types/archives/archive-states'
import { checkArchive, tidyArchive } from 'shared-types/archives/check-archive'
import type { ReportData } from 'shared-types/reports/fields/field'
import { offTheRoll, onTheRoll } from '../../archives/holder'
import type { KnownArchive, KnownPeople, StudentOnRoll } from '../../archives/import/known-people'
import type {
  ArchiveContent,
  ChangedArchive,
  NewArchive,
} from '../../archives/import/write-archives'
import type { Keys } from '../../platform/crypto/sealing'
import type { StaffActor } from '../../runtime/actor'
import type { Reason } from '../subject'
import type { ArchiveRowValues } from './read-archive'

export type Written =
  ({ verdict: 'accepted' } & NewArchive) | ({ verdict: 'changed' } & ChangedArchive)

export type Judgement =
  Written | { verdict: 'unchanged' } | { verdict: 'refused'; reasons: Reason[] }

export interface JudgedAgainst {
  keys: Keys
  actor: StaffActor
  known: KnownPeople
  /** YYYY-MM-DD. */
  today: string
}

/** Of an archive that has left the school, the file must say since when. */
const LEFT: readonly ArchiveState[] = ['sent', 'received', 'returned']

/** What a row that has been read means for the archives as they stand. */
export function judgeArchive(
  values: ArchiveRowValues,
  idIndex: string | undefined,
  against: JudgedAgainst,
): Judgement {
  const { student, former } = findPerson(values, idIndex, against.known)
  const reasons = student
    ? checkStudent(values, idIndex, student, against)
    : checkOffRoll(values, idIndex, former, against)
  const next = nextContent(values, former, against.today)
  reasons.push(...next.reasons)
  if (reasons.length > 0) return { verdict: 'refused', reasons }
  const { content, on } = next
  if (former) return change(former, content, on, student)
  const holder = student ? onTheRoll(student.id) : newcomer(values, idIndex, against.keys)
  return { verdict: 'accepted', holder, content, on }
}

/** By ID number, else by student number; the archive under the roll record, or entered before there was one. */
function findPerson(values: ArchiveRowValues, idIndex: string | undefined, known: KnownPeople) {
  const student =
    known.byIdIndex.get(idIndex ?? '') ?? known.byStudentNumber.get(values.studentNumber ?? '')
  const former = student && known.archiveOfStudent.get(student.id)
  return { student, former: former ?? known.archiveOffRoll.get(student?.idIndex ?? idIndex ?? '') }
}

function change(
  former: KnownArchive,
  content: ArchiveContent,
  on: string,
  student: StudentOnRoll | undefined,
): Judgement {
  const isLinking = student !== undefined && former.name !== null
  if (!isLinking && isSame(former, content)) return { verdict: 'unchanged' }
  const { id, version, state: from } = former
  const link = isLinking && { studentId: student.id }
  return { verdict: 'changed', id, version, from, content, on, ...link }
}

const reason = (field: string, message: string): Reason => ({ field, message })

const manages = ({ majors }: StaffActor, majorId: string | null | undefined) =>
  majors === 'all' || (!!majorId && majors.includes(majorId))

function checkStudent(
  { name, studentNumber }: ArchiveRowValues,
  idIndex: string | undefined,
  student: StudentOnRoll,
  { known, actor }: JudgedAgainst,
): Reason[] {
  if (!manages(actor, student.majorId))
    return [reason('name', '此人在学籍中，但不在您管理的专业内')]
  const byNumber = studentNumber && known.byStudentNumber.get(studentNumber)
  if (byNumber && byNumber.id !== student.id)
    return [reason('studentNumber', '身份证号与学号属于两名学生，请核对')]
  if (idIndex && idIndex !== student.idIndex)
    return [reason('idNumber', '与学籍中该学号的身份证号不一致，请核对')]
  if (name && name !== student.name) return [reason('name', '与学籍中的姓名不一致，请核对')]
  return []
}

function checkOffRoll(
  values: ArchiveRowValues,
  idIndex: string | undefined,
  former: KnownArchive | undefined,
  { actor }: JudgedAgainst,
): Reason[] {
  if (!idIndex) return [reason('studentNumber', '学籍中没有此学号，请核对，或填写身份证号')]
  if (former) {
    if (!manages(actor, former.majorId))
      return [reason('name', '已有此人的档案，但不在您管理的专业内')]
    if (values.graduated) return [reason('graduated', '学籍中没有此人，不能填“是”')]
    return values.name && values.name !== former.name
      ? [reason('name', '与已登记的姓名不一致，请核对')]
      : []
  }
  if (values.graduated !== false)
    return [reason('idNumber', '学籍中没有此人，请先导入学籍；未毕业的人请在“是否毕业”中填“否”')]
  if (!manages(actor, values.majorId)) return [reason('major', '不在学籍中的人须填写您管理的专业')]
  return []
}

function newcomer(values: ArchiveRowValues, idIndex: string | undefined, keys: Keys) {
  const { name, idNumber } = values
  if (!name || !idNumber || !idIndex) throw new Error('an incomplete row was not refused')
  const { idType, studentNumber, majorId } = values
  return offTheRoll(keys, { name, idType, idNumber, idIndex, studentNumber, majorId })
}

const blank = { state: 'to-send', stateOn: null, graduated: true, data: {} } as const

/** What the archive would be after this row; what the row leaves empty stays as it is. */
function nextContent(
  values: ArchiveRowValues,
  former: KnownArchive | undefined,
  today: string,
): { content: ArchiveContent; on: string; reasons: Reason[] } {
  const before: ArchiveContent = former ?? blank
  const state = values.state ?? before.state
  const isMove = former !== undefined && state !== before.state
  const isNewState = isMove || former === undefined
  const merged = { ...kept(before.data, isMove && state === 'sent'), ...values.data }
  const reasons = [...checkArchive(merged, state), ...checkDay(values, former, state, today)]
  if (isMove) reasons.push(...checkMove(before.state, state))
  const on = isNewState ? (values.stateOn ?? today) : today
  const content = {
    graduated: values.graduated ?? before.graduated,
    state,
    stateOn: isNewState ? on : before.stateOn,
    data: tidyArchive(merged, state),
  }
  return { content, on, reasons }
}

/** A new sending has a number of its own. */
function kept(data: ReportData, isNewSending: boolean): ReportData {
  const { trackingNumber, ...rest } = data
  return isNewSending || !trackingNumber ? rest : { ...rest, trackingNumber }
}

/** A correction wants a reason: that is done on the page. */
function checkMove(from: ArchiveState, to: ArchiveState): Reason[] {
  const transition = findArchiveTransition(from, to)
  if (transition && !transition.corrects) return []
  const way = `现为“${archiveStateLabels[from]}”，不能通过导入改为“${archiveStateLabels[to]}”`
  return [reason('state', `该档案${way}，请在档案列表中操作`)]
}

function checkDay(
  { stateOn }: ArchiveRowValues,
  former: KnownArchive | undefined,
  state: ArchiveState,
  today: string,
): Reason[] {
  if (stateOn && stateOn > today) return [reason('stateOn', '状态日期不能晚于今天')]
  if (former?.state === state)
    return stateOn && former.stateOn && stateOn !== former.stateOn
      ? [
          reason(
            'stateOn',
            `与已登记的日期 ${former.stateOn} 不同；状态没有变化时不能通过导入改日期`,
          ),
        ]
      : []
  if (!stateOn && LEFT.includes(state)) return [reason('stateOn', '请填写状态日期')]
  if (stateOn && former?.stateOn && stateOn < former.stateOn)
    return [
      reason(
        'stateOn',
        `状态日期不能早于“${archiveStateLabels[former.state]}”的日期 ${former.stateOn}`,
      ),
    ]
  return []
}

function isSame(former: KnownArchive, content: ArchiveContent): boolean {
  const names = new Set([...Object.keys(former.data), ...Object.keys(content.data)])
  return (
    former.graduated === content.graduated &&
    former.state === content.state &&
    [...names].every((name) => former.data[name] === content.data[name])
  )
}
