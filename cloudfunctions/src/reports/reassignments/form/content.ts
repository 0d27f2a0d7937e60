import type { CertificateKind } from 'shared-types/certificates/certificate-kinds'
import { choiceName } from 'shared-types/reports/fields/choices'
import { isExtensionName } from 'shared-types/reports/fields/extension-fields'
import type { Field, ReportData, StudentFacts } from 'shared-types/reports/fields/field'
import { isRequired } from 'shared-types/reports/rules/check-report'
import { stageLabels, type Stage } from 'shared-types/reports/workflow'
import { presentHolder, type StudentRecord } from '../../../students/holder'
import { dayInShanghai, minuteInShanghai } from '../../reporting-window'
import { verdicts, type Application, type Opinion } from './application'

/** Everything printed on the 「调整改派申请表」, as it is printed; '' where nothing is known. */
export interface FormContent {
  number: string
  stage: string
  appliedAt: string
  printedAt: string
  person: Record<
    | 'name'
    | 'sex'
    | 'studentNumber'
    | 'idType'
    | 'idNumber'
    | 'school'
    | 'department'
    | 'major'
    | 'educationLevel'
    | 'graduatesOn',
    string
  >
  careerChoiceEndsOn: string
  /** What the paper is called that the new one replaces, and its number. */
  certificate: { name: string; number: string }
  changes: { label: string; former: string; wanted: string }[]
  reason: string
  materials: string[]
  /** Whether the rules ask for the consent of the one that lets go, and of the one that takes. */
  needs: { release: boolean; acceptance: boolean }
  opinions: { school: string[]; centre: string[] }
  sandbox: boolean
}

export interface FormFacts {
  student: StudentRecord
  stage: Stage
  application: Application
  fields: readonly Field[]
  former: ReportData
  wanted: ReportData
  /** Of the student, with the submission. */
  facts: StudentFacts
  attachments: readonly { field: string }[]
  certificate: { kind: CertificateKind; number: string | undefined }
  careerChoiceEndsOn: string
  sandbox: boolean
  now: Date
}

const certificateWords: Record<CertificateKind, string> = {
  'registration-certificate': '原报到证编号',
  'destination-certificate': '原登记证明编号',
}

export function formContent(given: FormFacts): FormContent {
  const { student, application, fields, wanted, facts, now } = given
  const { name, sex, studentNumber, idType, educationLevel, ...holder } = presentHolder(student)
  const asks = (field: string) =>
    fields.some((it) => it.name === field && isRequired(it, wanted, facts))
  const appliedOn = dayInShanghai(application.appliedAt).replaceAll('-', '')
  return {
    number: `GP${student.year}${student.school_code}-${studentNumber}-${appliedOn}`,
    stage: stageLabels[given.stage],
    appliedAt: minuteInShanghai(application.appliedAt),
    printedAt: minuteInShanghai(now),
    person: {
      name,
      sex,
      studentNumber,
      idType,
      idNumber: holder.maskedIdNumber,
      school: holder.schoolName,
      department: holder.departmentName,
      major: holder.majorName,
      educationLevel,
      graduatesOn: student.graduates_on ?? '',
    },
    careerChoiceEndsOn: given.careerChoiceEndsOn,
    certificate: {
      name: certificateWords[given.certificate.kind],
      number: given.certificate.number ?? '未领取',
    },
    changes: changesOf(given),
    reason: wanted['reassignmentReason'] ?? '',
    materials: materialsOf(given),
    needs: { release: asks('releaseLetter'), acceptance: asks('newAcceptance') },
    opinions: {
      school: wordsOf(application.opinions.filter((it) => it.level !== 'centre')),
      centre: wordsOf(application.opinions.filter((it) => it.level === 'centre')),
    },
    sandbox: given.sandbox,
  }
}

/** What is declared of a dispatch, the former beside the new; what neither says is left out. */
function changesOf({ fields, former, wanted }: FormFacts): FormContent['changes'] {
  return fields
    .filter((it) => it.type !== 'attachment' && it.name !== 'reassignmentReason')
    .filter((it) => !isExtensionName(it.name) && (former[it.name] || wanted[it.name]))
    .map((field) => ({
      label: field.label,
      former: valueOf(field, former),
      wanted: valueOf(field, wanted),
    }))
}

const valueOf = (field: Field, data: ReportData): string =>
  field.type === 'choice' ? choiceName(field, data[field.name] ?? '') : (data[field.name] ?? '')

function materialsOf({ fields, attachments }: FormFacts): string[] {
  return fields.flatMap(({ name, label }) => {
    const count = attachments.filter((it) => it.field === name).length
    return count > 0 ? [`${label} ${count} 份`] : []
  })
}

const offices = { level2: '院系', level1: '学校', centre: '省中心' } as const

/** Which office decided and when; who it was there is on nobody's paper. */
const wordsOf = (opinions: readonly Opinion[]): string[] =>
  opinions.map(
    ({ level, action, text, at }) =>
      `${offices[level]}：${verdicts[action]}${text ? `。${text}` : ''}（${minuteInShanghai(at)} 网上审核）`,
  )
