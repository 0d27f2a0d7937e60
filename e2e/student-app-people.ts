import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { checkDigitOf } from 'shared-types/students/id-number'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Where in their year these graduates are. */
export type Standing = 'returned' | 'waiting' | 'dispatched' | 'settled'

export interface People {
  students: Record<Standing, string>
  staff: Record<'centre' | 'school', string>
}

const origin = {
  campus: '东校区',
  currentHukou: '广东省广州市越秀区东风中路 318 号嘉业大厦 1208 房（集体户）',
  mobile: '14500000001',
  teacherTraining: '0',
}

const reports: Record<Standing, object[]> = {
  returned: [
    {
      kind: 'origin',
      stage: 'rejected',
      data: origin,
      opinion: '现户口所在地与户口簿首页不一致，请写到门牌号；手机号请填写毕业后仍在使用的号码。',
    },
  ],
  waiting: [{ kind: 'origin', stage: 'level1', data: origin }],
  dispatched: [
    { kind: 'origin', stage: 'completed', data: origin },
    { kind: 'dispatch', stage: 'draft' },
  ],
  settled: [
    { kind: 'origin', stage: 'completed', data: origin },
    { kind: 'dispatch', stage: 'completed' },
  ],
}

/** Names and units as long as they come: what fits them fits everybody. */
const names: Record<Standing, string> = {
  returned: '阿卜杜热合曼·买买提艾力江',
  waiting: '欧阳㛃',
  dispatched: '司马相如',
  settled: '迪丽努尔·阿不都热依木',
}

function student(standing: Standing, at: number) {
  const idNumber = `4401032004020${String(100 + at * 2)}1`
  return {
    name: names[standing],
    idNumber: `${idNumber}${checkDigitOf(idNumber)}`,
    studentNumber: `202201000${at}`,
    major: '080902',
    class: '软工1班',
    politicalStatus: '共青团员',
    originRegion: '广东省广州市越秀区',
    graduatesOn: '2026-06-30',
    openid: `e2e-${standing}`,
    reports: reports[standing],
    ...(standing === 'settled' && {
      archive: {
        steps: [
          { state: 'to-send', on: '2026-06-20' },
          { state: 'sent', on: '2026-07-01', note: '随广州市第三批机要件寄出' },
        ],
        data: {
          recipientUnit: '广州市人才服务中心流动人员人事档案管理部',
          recipientPhone: '020-88888888',
          recipientAddress: '广东省广州市天河区天河路 198 号南方精典大厦 10 楼档案接收窗口',
          carrier: 'ems',
          trackingNumber: 'EX000000001CN',
        },
      },
    }),
  }
}

const standings = Object.keys(reports) as Standing[]

const seed = {
  years: [{ year: 2026, current: true, open: {} }],
  centre: {
    roles: [{ name: '中心', level: 'centre' }],
    staff: [{ account: 'e2ecentre', name: '周老师', role: '中心' }],
  },
  schools: [
    {
      code: '19999',
      name: '粤港澳大湾区应用科学与工程技术职业师范大学',
      campuses: ['东校区'],
      departments: [
        {
          name: '信息与计算科学学院',
          majors: [
            {
              code: '080902',
              name: '软件工程（智能制造方向，中外合作办学）',
              classes: ['软工1班'],
            },
          ],
        },
      ],
      roles: [{ name: '就业办', level: 'level1' }],
      staff: [{ account: 'e2eschool', name: '陈老师', role: '就业办' }],
      students: standings.map(student),
    },
  ],
}

/** Loads them into the data folder of a running gateway; resolves to tokens that open their sessions. */
export async function loadPeople(dataFolder: string): Promise<People> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'e2e-seed-'))
  const file = path.join(folder, 'seed.json')
  writeFileSync(file, JSON.stringify(seed))
  const { DATABASE_URL: _given, ...environment } = process.env
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/seed.ts', '--file', file],
    { cwd: root, env: { ...environment, DATA_FOLDER: dataFolder, NODE_OPTIONS: '' } },
  )
  rmSync(folder, { recursive: true })
  const loaded = JSON.parse(stdout) as {
    students: { studentNumber: string; token: string }[]
    staff: { account: string; token: string }[]
  }
  const tokens = standings.map((it, at) => [
    it,
    loaded.students.find((one) => one.studentNumber === `202201000${at}`)?.token ?? '',
  ])
  const staffToken = (account: string) =>
    loaded.staff.find((it) => it.account === account)?.token ?? ''
  return {
    students: Object.fromEntries(tokens) as Record<Standing, string>,
    staff: { centre: staffToken('e2ecentre'), school: staffToken('e2eschool') },
  }
}
